#include "service/lms/lms.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/report/html/visible_text.h"
#include "service/lms/answers.h"

namespace tamga {
namespace {

constexpr std::size_t kMostJsonBytes = std::size_t{1} << 20U;
constexpr const char* kNoAgreement =
    "<p lang=\"ru\">Работы проверяются на заимствования внутри учреждения и никуда не передаются.</p>"
    "<p lang=\"ky\">Иштер мекеменин ичинде текшерилет жана эч жакка берилбейт.</p>"
    "<p lang=\"en\">Works are checked for borrowed text inside the institution and are given to nobody.</p>";

// The agreement as a page. A file that cannot be read leaves the sentence that always holds.
std::string agreement_page(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  std::string body = kNoAgreement;
  if (!text.empty()) body = text.starts_with('<') ? text : "<pre>" + escaped_text(text) + "</pre>";
  return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Tamga</title></head><body>" + body +
         "</body></html>\n";
}

Response refuse(Refusal refusal, const Request& /*request*/) {
  switch (refusal) {
    case Refusal::kNoKey:
    case Refusal::kForbidden:
      return lms_error(403, "the key is not known, or may not do this");
    case Refusal::kNoSuchPath:
      return lms_error(404, "there is nothing at this path");
    case Refusal::kWrongMethod:
      return lms_error(405, "this path has other methods");
    case Refusal::kBodyTooLarge:
      return lms_error(413, "the body is larger than allowed");
    case Refusal::kTooManyRequests:
      return lms_error(429, "too many requests");
    case Refusal::kStopping:
      return lms_error(503, "the service is being stopped");
    case Refusal::kFailed:
      return lms_error(500, "unexpected");
  }
  return lms_error(500, "unexpected");
}

}  // namespace

Lms::Lms(Workshop& workshop, const Settings& settings)
    : workshop_(workshop),
      settings_(settings.lms),
      rules_{settings.webhooks.private_addresses, settings.webhooks.loopback_addresses, settings.webhooks.plain_http,
             settings.webhooks.allowed_hosts},
      level_(viewer_level_of(settings.access.lms_level).value_or(ViewerLevel::kPassages)),
      self_match_(parse_own_scope(settings.lms.self_match).value_or(OwnScope::kAssignment)),
      eula_page_(agreement_page(settings.lms.eula_file)) {}

std::string Lms::public_base(const Request& request) const {
  std::string base = settings_.public_url;
  while (base.ends_with('/')) base.pop_back();
  if (!base.empty()) return base;
  const auto host = request.headers.first("Host");
  return (request.secure ? "https://" : "http://") + std::string(host.value_or("localhost")) + settings_.base_path;
}

std::vector<Api> Lms::apis() {
  Api api;
  api.prefix = settings_.base_path + "/api/v1";
  api.refuse = refuse;
  for (const auto routes : {&Lms::submission_routes, &Lms::report_routes, &Lms::hook_routes, &Lms::eula_routes}) {
    auto some = (this->*routes)();
    std::ranges::move(some, std::back_inserter(api.routes));
  }
  Api beside;
  beside.prefix = settings_.base_path;
  beside.refuse = refuse;
  // Holds keys and secrets in clear at times: it is read and dropped.
  beside.routes.push_back(
      {"POST", "/remote-logging/api/log", Roles::anyone(),
       [](const Request&, const Parameters&, const Caller&) { return json_response(200, Json::object()); },
       kMostJsonBytes, false});
  beside.routes.push_back({"GET", "/viewer/{submission}/{token}", Roles::anyone(),
                           [this](const Request&, const Parameters& in, const Caller&) {
                             return show(in.at("submission"), in.at("token"));
                           },
                           kMostJsonBytes, false});
  const Handler change = [this](const Request& request, const Parameters& in, const Caller&) {
    return filters(request, in.at("submission"), in.at("token"));
  };
  for (const char* method : {"GET", "POST"}) {
    beside.routes.push_back(
        {method, "/viewer/{submission}/{token}/filters", Roles::anyone(), change, kMostJsonBytes, false});
  }
  return {std::move(api), std::move(beside)};
}

WorkshopSettings workshop_settings(const Settings& settings) {
  WorkshopSettings made;
  made.corpus = settings.corpus;
  made.state = state_directory(settings);
  made.workers = settings.jobs.workers;
  made.senders = settings.webhooks.workers;
  made.works.completion_delay = Milliseconds{settings.lms.completion_delay_seconds} * 1000;
  made.runner.collection = settings.lms.collection;
  made.runner.shared = settings.shared;
  const WebhookSettings& hooks = settings.webhooks;
  made.sender.post = {hooks.timeout_seconds, hooks.authorities.string()};
  made.sender.first_pause = Milliseconds{hooks.first_retry_seconds} * 1000;
  made.sender.longest_pause = Milliseconds{hooks.longest_retry_seconds} * 1000;
  made.sender.give_up_after = Milliseconds{hooks.give_up_hours} * 3'600'000;
  made.sender.rules = {hooks.private_addresses, hooks.loopback_addresses, hooks.plain_http, hooks.allowed_hosts};
  made.lms_body = [lms = settings.lms](const WorkRecord& work, std::string_view event) {
    return event_body(work, event, lms);
  };
  return made;
}

}  // namespace tamga
