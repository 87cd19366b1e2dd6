#include "service/webhooks/sender.h"

#include <algorithm>
#include <utility>

#include "service/webhooks/events.h"
#include "service/webhooks/signature.h"

namespace tamga {
namespace {

PostHeaders headers_of(const Hook& hook, const Job& job) {
  if (hook.style == HookStyle::kLms) {
    return {{"X-Turnitin-EventType", job.event}, {"X-Turnitin-Signature", lms_signature(hook.secret, job.payload)}};
  }
  return {{"X-Tamga-Event", job.event},
          {"X-Tamga-Delivery", std::to_string(job.number)},
          {"X-Tamga-Signature", api_signature(hook.secret, job.payload, now_ms())}};
}

}  // namespace

Milliseconds pause_after(std::uint32_t attempts, const SenderSettings& settings) {
  Milliseconds pause = settings.first_pause;
  for (std::uint32_t i = 0; i < attempts && pause < settings.longest_pause; ++i) pause *= 2;
  return std::min(pause, settings.longest_pause);
}

bool worth_another_try(int status) {
  if (status >= 200 && status < 300) return false;
  return status < 400 || status >= 500 || status == 408 || status == 425 || status == 429;
}

Sender::Sender(const Hooks& hooks, Queue& queue, SenderSettings settings, Told told)
    : hooks_(hooks), queue_(queue), settings_(std::move(settings)), told_(std::move(told)) {}

void Sender::conclude(const Job& job, Delivery delivery, const std::string& why) const {
  if (told_) told_(job, delivery, why);
  if (delivery == Delivery::kFailed) {
    queue_.retry(job, now_ms() + pause_after(job.attempts, settings_));
  } else {
    static_cast<void>(queue_.finish(job));  // a failed write delivers once more, which does no harm
  }
}

void Sender::deliver(const Job& job) const {
  const auto hooks = hooks_.list(job.institution, job.key_id, style_of(job.event));
  if (!hooks) return conclude(job, Delivery::kFailed, hooks.error().message);
  // By address, not by id: platforms take a webhook away and register it anew.
  const auto hook = std::ranges::find(*hooks, job.target, &Hook::url);
  if (hook == hooks->end()) return conclude(job, Delivery::kRefused, "the webhook is gone");
  const auto status = post(job.target, settings_.rules, headers_of(*hook, job), job.payload, settings_.post);
  if (status && !worth_another_try(*status)) {
    const bool taken = *status < 300;
    return conclude(job, taken ? Delivery::kDelivered : Delivery::kRefused, "status " + std::to_string(*status));
  }
  const auto why = status ? "status " + std::to_string(*status) : status.error().message;
  const bool late = now_ms() - std::max(job.promised, Milliseconds{0}) > settings_.give_up_after;
  conclude(job, late ? Delivery::kGivenUp : Delivery::kFailed, why);
}

void Sender::run(const std::stop_token& stop) const {
  while (const auto job = queue_.take(Lane::kDeliveries, stop)) deliver(*job);
}

}  // namespace tamga
