// Webhooks and the user agreement.
#include <nlohmann/json.hpp>
#include <utility>

#include "service/lms/answers.h"
#include "service/lms/hold.h"
#include "service/lms/lms.h"
#include "service/lms/platform_routes.h"
#include "service/state/keys.h"

namespace tamga {

std::vector<Route> Lms::hook_routes() {
  using R = PlatformRoutes::R;
  using P = PlatformRoutes::P;
  using C = PlatformRoutes::C;
  PlatformRoutes routes;
  routes.add("GET", "/webhooks", [this](R, P, C c) { return hooks(c); });
  routes.add("POST", "/webhooks", [this](R r, P, C c) { return register_hook(r, c); });
  routes.add("GET", "/webhooks/{id}", [this](R, P in, C c) { return hook(in.at("id"), c); });
  routes.add("PATCH", "/webhooks/{id}", [this](R r, P in, C c) { return change_hook(r, in.at("id"), c); });
  routes.add("DELETE", "/webhooks/{id}", [this](R, P in, C c) { return remove_hook(in.at("id"), c); });
  return routes.take();
}

std::vector<Route> Lms::eula_routes() {
  using R = PlatformRoutes::R;
  using P = PlatformRoutes::P;
  using C = PlatformRoutes::C;
  PlatformRoutes routes;
  routes.add("GET", "/eula/{version}", [this](R r, P in, C) { return eula(r, in.at("version")); });
  routes.add("GET", "/eula/{version}/view", [this](R, P, C) { return eula_page(); }, Roles::anyone());
  routes.add("POST", "/eula/{version}/accept", [this](R r, P in, C c) { return accept_eula(r, in.at("version"), c); });
  routes.add("GET", "/eula/{version}/accept/{user}", [this](R, P in, C c) { return accepted(in.at("user"), c); });
  return routes.take();
}

Response Lms::hooks(const Caller& caller) {
  const auto found = hold(
      workshop_, [&](const Desk& desk) { return desk.hooks.list(caller.institution, caller.key_id, HookStyle::kLms); });
  if (!found) return lms_failure(found.error());
  Json list = Json::array();
  for (const Hook& each : *found) list.push_back(hook_json(each));
  return json_response(200, list);
}

Response Lms::register_hook(const Request& request, const Caller& caller) {
  auto read = read_hook(request.body);
  if (!read) return lms_failure(read.error());
  if (const auto url = parse_hook_url(read->url, rules_); !url) return lms_failure(url.error());
  read->institution = caller.institution;
  read->key_id = caller.key_id;
  const auto made = hold(workshop_, [&](const Desk& desk) { return desk.hooks.put(*read); });
  if (!made) return lms_failure(made.error());
  return json_response(201, hook_json(*made));
}

Response Lms::hook(const std::string& id, const Caller& caller) {
  const auto found = hold(workshop_, [&](const Desk& desk) {
    return desk.hooks.find(caller.institution, caller.key_id, HookStyle::kLms, id);
  });
  return found ? json_response(200, hook_json(*found)) : lms_failure(found.error());
}

Response Lms::change_hook(const Request& request, const std::string& id, const Caller& caller) {
  const auto read = read_hook_change(request.body);
  if (!read) return lms_failure(read.error());
  const auto changed = hold(workshop_, [&](const Desk& desk) {
    return desk.hooks.change(caller.institution, caller.key_id, HookStyle::kLms, id, read->description, read->events);
  });
  return changed ? json_response(200, hook_json(*changed)) : lms_failure(changed.error());
}

Response Lms::remove_hook(const std::string& id, const Caller& caller) {
  const auto removed = hold(workshop_, [&](const Desk& desk) {
    return desk.hooks.remove(caller.institution, caller.key_id, HookStyle::kLms, id);
  });
  return removed ? empty_response(204) : lms_failure(removed.error());
}

Response Lms::eula(const Request& request, const std::string& version) {
  if (version != "latest" && version != settings_.eula_version) return lms_error(404, "no agreement of this version");
  const auto address = public_base(request) + "/api/v1/eula/" + settings_.eula_version + "/view";
  return json_response(200, eula_json(settings_, address));
}

Response Lms::eula_page() {
  return html_response(200, eula_page_);
}

// Some platforms name a version that never changes, so any one is taken for the present one.
Response Lms::accept_eula(const Request& request, const std::string& version, const Caller& caller) {
  const auto read = read_acceptance(request.body);
  if (!read) return lms_failure(read.error());
  const Json acceptance{{"user_id", read->user_id},
                        {"accepted_timestamp", read->accepted_timestamp},
                        {"language", read->language},
                        {"version", read->version.empty() ? version : read->version}};
  const auto stored = hold(workshop_, [&](const Desk& desk) -> Status {
    const KeyChange row{named_key(kEulaRow, {caller.institution, caller.key_id, read->user_id}),
                        dump_json_line(acceptance)};
    return desk.store.write({&row, 1});
  });
  return stored ? json_response(200, acceptance) : lms_failure(stored.error());
}

Response Lms::accepted(const std::string& user, const Caller& caller) {
  const auto row = hold(workshop_, [&](const Desk& desk) {
    return desk.store.get(named_key(kEulaRow, {caller.institution, caller.key_id, user}));
  });
  if (!row) return lms_failure(row.error());
  if (!*row) return lms_error(404, "this user has not accepted the agreement");
  const auto acceptance = parse_json(**row, "an acceptance");
  if (!acceptance) return lms_failure(acceptance.error());
  return json_response(200, Json::array({*acceptance}));
}

}  // namespace tamga
