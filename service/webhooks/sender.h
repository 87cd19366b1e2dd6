// Delivers events: the worker behind the jobs of the deliveries' lane.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "service/jobs/queue.h"
#include "service/webhooks/address_rules.h"
#include "service/webhooks/hook.h"
#include "service/webhooks/post.h"

namespace tamga {

struct SenderSettings {
  PostSettings post;
  Milliseconds first_pause = 30'000;  // after the first failure; doubles with each
  Milliseconds longest_pause = 3'600'000;
  Milliseconds give_up_after = 86'400'000;  // since the first try
  AddressRules rules;
};

// What became of one try.
enum class Delivery : std::uint8_t {
  kDelivered,
  kRefused,  // the receiver does not want it, or there is no such webhook any more: not tried again
  kFailed,   // tried again later
  kGivenUp   // failed for too long
};

// The pause before try number `attempts` + 1.
Milliseconds pause_after(std::uint32_t attempts, const SenderSettings& settings);

// Whether a status of an answer means that another try may help.
bool worth_another_try(int status);

class Sender {
 public:
  using Told = std::function<void(const Job&, Delivery, const std::string& why)>;

  // `told` learns what became of each try, for logs and metrics; `why` names the host and no secret.
  Sender(const Hooks& hooks, Queue& queue, SenderSettings settings, Told told = {});

  // One try, without holding anything but the job itself: the receiver may call this service back meanwhile.
  void deliver(const Job& job) const;
  // Delivers until `stop`.
  void run(const std::stop_token& stop) const;

 private:
  void conclude(const Job& job, Delivery delivery, const std::string& why) const;

  const Hooks& hooks_;
  Queue& queue_;
  SenderSettings settings_;
  Told told_;
};

}  // namespace tamga
