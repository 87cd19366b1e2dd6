#include "service/v1/hooks.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "service/access/key_file.h"
#include "service/state/clock.h"
#include "service/v1/fields.h"
#include "service/v1/page.h"
#include "service/v1/problem.h"
#include "service/webhooks/address_rules.h"
#include "service/webhooks/events.h"

namespace tamga {
namespace {

constexpr std::array kEvents = {kCheckDone, kCheckFailed};

Json hook_json(const Hook& hook) {
  return {{"id", hook.id},
          {"url", hook.url},
          {"description", hook.description},
          {"events", hook.events},
          {"created", rfc3339(hook.created)}};
}

AddressRules rules_of(const WebhookSettings& settings) {
  return {settings.private_addresses, settings.loopback_addresses, settings.plain_http, settings.allowed_hosts};
}

Result<Hook> read_hook(const V1& v1, const Request& request, const Caller& caller) {
  const auto body = parse_json(request.body, "the body");
  if (!body) return fail(ErrorCode::kInvalidArgument, body.error().message);
  Fields fields(*body, "the body");
  Hook hook;
  hook.institution = caller.institution;
  hook.key_id = caller.key_id;
  hook.style = HookStyle::kApi;
  hook.url = fields.needed_text("url", 2000);
  hook.description = fields.text("description");
  hook.events = fields.texts("events", kEvents.size());
  hook.secret = fields.text("secret", 200, make_secret().text);
  if (hook.events.empty()) hook.events.assign(kEvents.begin(), kEvents.end());
  for (const auto& event : hook.events) {
    if (std::ranges::find(kEvents, event) == kEvents.end())
      fields.refuse("events", "check.done or check.failed is wanted");
  }
  if (hook.secret.size() < 16) fields.refuse("secret", "at least 16 bytes are wanted");
  if (const auto done = fields.done(); !done) return std::unexpected(done.error());
  const auto url = parse_hook_url(hook.url, rules_of(v1.settings.webhooks));
  if (!url) return fail(ErrorCode::kInvalidArgument, url.error().message);
  return hook;
}

}  // namespace

Response put_hook(const V1& v1, const Request& request, const Parameters&, const Caller& caller) {
  auto hook = read_hook(v1, request, caller);
  if (!hook) return problem(hook.error());
  const auto secret = hook->secret;
  const auto put = v1.desk.hooks.put(*std::move(hook));
  if (!put) return problem(put.error());
  auto shown = hook_json(*put);
  shown["secret"] = secret;  // this once
  auto response = json_response(201, shown);
  response.headers.set("Location", "/v1/webhooks/" + put->id);
  return response;
}

Response list_hooks(const V1& v1, const Request& request, const Parameters&, const Caller& caller) {
  if (const auto known = only_parameters(request, {}); !known) return problem(known.error());
  const auto hooks = v1.desk.hooks.list(caller.institution, caller.key_id, HookStyle::kApi);
  if (!hooks) return problem(hooks.error());
  Json items = Json::array();
  for (const auto& hook : *hooks) items.push_back(hook_json(hook));
  return page_response(std::move(items), {});
}

Response show_hook(const V1& v1, const Request&, const Parameters& parameters, const Caller& caller) {
  const auto hook = v1.desk.hooks.find(caller.institution, caller.key_id, HookStyle::kApi, parameters.at("webhook"));
  return hook ? json_response(200, hook_json(*hook)) : problem(hook.error());
}

Response delete_hook(const V1& v1, const Request&, const Parameters& parameters, const Caller& caller) {
  const auto removed =
      v1.desk.hooks.remove(caller.institution, caller.key_id, HookStyle::kApi, parameters.at("webhook"));
  return removed ? empty_response(204) : problem(removed.error());
}

}  // namespace tamga
