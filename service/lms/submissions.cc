// Works: handed in, looked at, taken away.
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "service/lms/answers.h"
#include "service/lms/file_name.h"
#include "service/lms/hold.h"
#include "service/lms/lms.h"
#include "service/lms/platform_routes.h"
#include "service/state/keys.h"

namespace tamga {
namespace {

constexpr std::size_t kMostFileBytes = 100ULL << 20U;
constexpr std::size_t kLargeFileBytes = std::size_t{8} << 20U;

std::string upload_name(const Request& request, const std::string& title) {
  const auto integration = request.headers.first("X-Turnitin-Integration-Name");
  const bool form_encoded = integration && same_name(*integration, "sakai");
  const auto disposition = request.headers.first("Content-Disposition");
  auto name = file_name_of(disposition.value_or(""), form_encoded);
  if (name.empty()) name = harmless_name(title);
  return name.empty() ? "submission" : name;
}

}  // namespace

std::vector<Route> Lms::submission_routes() {
  using R = PlatformRoutes::R;
  using P = PlatformRoutes::P;
  using C = PlatformRoutes::C;
  PlatformRoutes routes;
  routes.add("GET", "/features-enabled", [this](R, P, C) { return json_response(200, features_json(settings_)); });
  routes.add("POST", "/submissions", [this](R r, P, C c) { return create(r, c); });
  routes.add_upload("PUT", "/submissions/{id}/original", kMostFileBytes,
                    [this](R r, P in, C c) { return upload(r, in.at("id"), c); });
  routes.add("GET", "/submissions/{id}", [this](R, P in, C c) { return submission(in.at("id"), c); });
  routes.add("DELETE", "/submissions/{id}", [this](R r, P in, C c) { return remove(r, in.at("id"), c); });
  return routes.take();
}

Result<bool> Lms::agreed(const Desk& desk, const SubmissionRequest& request, const Caller& caller) const {
  if (!settings_.require_eula || request.eula_version == settings_.eula_version) return true;
  const auto row = desk.store.get(named_key(kEulaRow, {caller.institution, caller.key_id, request.work.record.owner}));
  if (!row) return std::unexpected(row.error());
  return row->has_value();
}

Response Lms::create(const Request& request, const Caller& caller) {
  auto read = read_submission(request.body);
  if (!read) return lms_failure(read.error());
  read->work.record.institution = caller.institution;
  read->work.record.key_id = caller.key_id;
  bool refused = false;
  const auto made = hold(workshop_, [&](const Desk& desk) -> Result<WorkRecord> {
    const auto may = agreed(desk, *read, caller);
    if (!may) return std::unexpected(may.error());
    refused = !*may;
    if (refused) return WorkRecord{};
    return desk.works.create(read->work);
  });
  if (!made) return lms_failure(made.error());
  if (refused) return lms_error(451, "EULA_NOT_ACCEPTED");
  return json_response(201, created_json(*made));
}

Response Lms::upload(const Request& request, const std::string& id, const Caller& caller) {
  std::unique_lock large(large_uploads_, std::defer_lock);
  if (request.body.size() >= kLargeFileBytes) large.lock();
  const auto taken = hold(workshop_, [&](const Desk& desk) -> Result<WorkRecord> {
    const auto work = desk.works.find(caller.institution, id);
    if (!work) return work;
    return desk.works.hand_in(caller.institution, id, upload_name(request, work->title), request.body);
  });
  if (!taken) return lms_failure(taken.error());
  return lms_message(202, "Successfully uploaded file for submission.");
}

Response Lms::submission(const std::string& id, const Caller& caller) {
  const auto work = hold(workshop_, [&](const Desk& desk) { return desk.works.find(caller.institution, id); });
  if (!work) return lms_failure(work.error());
  return json_response(200, submission_json(*work));
}

Response Lms::remove(const Request& request, const std::string& id, const Caller& caller) {
  const bool forget = request.parameter("hard") == std::optional<std::string_view>("true");
  const auto removed =
      hold(workshop_, [&](const Desk& desk) { return desk.works.remove(caller.institution, id, forget); });
  return removed ? empty_response(204) : lms_failure(removed.error());
}

}  // namespace tamga
