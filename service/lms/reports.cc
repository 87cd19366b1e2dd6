// Reports: asked for, read, opened, printed.
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

#include "corpora/corpus.h"
#include "service/lms/answers.h"
#include "service/lms/filters.h"
#include "service/lms/hold.h"
#include "service/lms/lms.h"
#include "service/lms/platform_routes.h"
#include "service/viewer/report_view.h"

namespace tamga {
namespace {

// A PDF is named by what it is made of: the language and the request that its report answered.
std::string pdf_name(UiLanguage language, const WorkRecord& work) {
  return std::string(ui_language_code(language)) + '-' + std::to_string(work.reported);
}

std::optional<UiLanguage> pdf_language(std::string_view name, const WorkRecord& work) {
  for (const UiLanguage language : kUiLanguages) {
    if (work.reported > 0 && pdf_name(language, work) == name) return language;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Route> Lms::report_routes() {
  using R = PlatformRoutes::R;
  using P = PlatformRoutes::P;
  using C = PlatformRoutes::C;
  PlatformRoutes routes;
  routes.add("PUT", "/submissions/{id}/similarity", [this](R r, P in, C c) { return ask_report(r, in.at("id"), c); });
  routes.add("GET", "/submissions/{id}/similarity", [this](R, P in, C c) { return similarity(in.at("id"), c); });
  routes.add("POST", "/submissions/{id}/viewer-url", [this](R r, P in, C c) { return viewer_url(r, in.at("id"), c); });
  routes.add("POST", "/submissions/{id}/similarity/pdf",
             [this](R r, P in, C c) { return make_pdf(r, in.at("id"), c); });
  routes.add("GET", "/submissions/{id}/similarity/pdf/{pdf}",
             [this](R, P in, C c) { return pdf(in.at("id"), in.at("pdf"), c); });
  routes.add("GET", "/submissions/{id}/similarity/pdf/{pdf}/status",
             [this](R, P in, C c) { return pdf_status(in.at("id"), in.at("pdf"), c); });
  return routes.take();
}

Result<std::vector<std::string>> Lms::collections(const Desk& desk, const SimilarityRequest& request) const {
  std::vector<std::string> names;
  if (request.only_submitted) names.push_back(settings_.collection);
  if (!request.without_submitted) return names;
  const auto stats = desk.corpus.stats();
  if (!stats) return std::unexpected(stats.error());
  for (const auto& collection : stats->collections) {
    if (collection.name != settings_.collection) names.push_back(collection.name);
  }
  // No name stands for all collections: one that no document is in stands for none.
  if (names.empty()) names.push_back(settings_.collection + "\n");
  return names;
}

Response Lms::ask_report(const Request& request, const std::string& id, const Caller& caller) {
  auto read = read_similarity(request.body, self_match_);
  if (!read) return lms_failure(read.error());
  const auto asked = hold(workshop_, [&](const Desk& desk) -> Result<WorkRecord> {
    auto names = collections(desk, *read);
    if (!names) return std::unexpected(names.error());
    read->check.collections = *std::move(names);
    read->check.collection = settings_.collection;
    return desk.works.request_report(caller.institution, id, read->check);
  });
  if (!asked) return lms_failure(asked.error());
  if (asked->status == WorkStatus::kError) return lms_error(409, asked->error_code);
  if (asked->status == WorkStatus::kDeleted) return lms_error(404, "the submission was deleted");
  return lms_message(202, "Successfully requested a similarity report for submission.");
}

// Of an error nothing but a sentence: platforms take a member "status" for that of a report.
Response Lms::similarity(const std::string& id, const Caller& caller) {
  const auto work = hold(workshop_, [&](const Desk& desk) { return desk.works.find(caller.institution, id); });
  if (!work) return lms_message(lms_failure(work.error()).status, work.error().message);
  if (work->report_status() == ReportStatus::kNone) return lms_message(404, "nobody asked for a report");
  return json_response(200, similarity_json(*work, settings_));
}

Response Lms::viewer_url(const Request& request, const std::string& id, const Caller& caller) {
  const auto read = read_viewer(request.body.empty() ? "{}" : request.body);
  if (!read) return lms_failure(read.error());
  const auto token = hold(workshop_, [&](const Desk& desk) -> Result<std::string> {
    const auto work = desk.works.find(caller.institution, id);
    if (!work) return std::unexpected(work.error());
    const auto key = viewer_key_.get(desk.store);
    if (!key) return key;
    ViewerGrant grant;
    grant.institution = caller.institution;
    grant.work = id;
    grant.expires = now_ms() + Milliseconds{settings_.viewer_minutes} * 60'000;
    grant.language = read->language;
    grant.student = read->learner;
    const bool less = read->learner || !read->full_source;
    grant.level = level_ == ViewerLevel::kFull && less ? ViewerLevel::kPassages : level_;
    grant.titles = read->match_info;
    grant.change = read->save_changes;
    return seal_grant(grant, *key);
  });
  if (!token) return lms_failure(token.error());
  return json_response(200, Json{{"viewer_url", public_base(request) + "/viewer/" + id + "/" + *token}});
}

Response Lms::show(const std::string& id, const std::string& token) {
  std::optional<ViewerGrant> grant;
  const auto page = hold(workshop_, [&](const Desk& desk) -> Result<std::string> {
    const auto key = viewer_key_.get(desk.store);
    if (!key) return key;
    grant = open_grant(token, id, *key, now_ms());
    return grant ? report_page(desk, *grant, PageLink{token + "/filters", filters_link(grant->language)})
                 : std::string();
  });
  if (!grant) return html_response(403, notice_page(Notice::kExpired, UiLanguage::kRussian));
  if (page) return html_response(200, *page);
  const bool waiting = page.error().code == ErrorCode::kNotFound;
  return html_response(waiting ? 200 : 503, notice_page(Notice::kNotReady, grant->language));
}

// The form, and what it sends.
Response Lms::filters(const Request& request, const std::string& id, const std::string& token) {
  std::optional<ViewerGrant> grant;
  const bool saving = request.method == "POST";
  const auto wanted = saving ? read_filters(request.body) : ViewerFilters();
  const auto work = hold(workshop_, [&](const Desk& desk) -> Result<WorkRecord> {
    const auto key = viewer_key_.get(desk.store);
    if (!key) return std::unexpected(key.error());
    grant = open_grant(token, id, *key, now_ms());
    if (!grant || !grant->change) return fail(ErrorCode::kPermissionDenied, "this address does not allow it");
    if (!wanted) return std::unexpected(wanted.error());
    if (!saving) return desk.works.find(grant->institution, id);
    const auto change = [&](CheckRequest& check) { set_filters(*wanted, check); };
    return desk.works.change_request(grant->institution, id, change);
  });
  if (!grant || !grant->change) return html_response(403, notice_page(Notice::kExpired, UiLanguage::kRussian));
  if (!work) return lms_failure(work.error());
  if (saving) {
    Response response = empty_response(303);
    response.headers.set("Location", "../" + token);
    return response;
  }
  auto page = html_response(200, filters_page(filters_of(work->request), grant->language));
  page.headers.set("Content-Security-Policy",
                   "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; "
                   "frame-ancestors 'none'");
  return page;
}

Response Lms::make_pdf(const Request& request, const std::string& id, const Caller& caller) {
  const auto read = read_viewer(request.body.empty() ? "{}" : request.body);
  if (!read) return lms_failure(read.error());
  const auto work = hold(workshop_, [&](const Desk& desk) -> Result<WorkRecord> {
    auto found = desk.works.find(caller.institution, id);
    if (!found || found->report_status() != ReportStatus::kComplete) return found;
    auto told = desk.works.tell(caller.institution, id, kPdfStatus);
    if (!told) return std::unexpected(told.error());
    return found;
  });
  if (!work) return lms_failure(work.error());
  if (work->report_status() != ReportStatus::kComplete) return lms_error(409, "the report is not ready");
  return json_response(200, Json{{"id", pdf_name(read->language, *work)}});
}

Response Lms::pdf_status(const std::string& id, const std::string& pdf, const Caller& caller) {
  const auto work = hold(workshop_, [&](const Desk& desk) { return desk.works.find(caller.institution, id); });
  if (!work) return lms_failure(work.error());
  if (!pdf_language(pdf, *work)) return lms_error(404, "no PDF of this id");
  return json_response(200, Json{{"id", pdf}, {"submission_id", id}, {"status", "SUCCESS"}});
}

Response Lms::pdf(const std::string& id, const std::string& pdf, const Caller& caller) {
  const auto bytes = hold(workshop_, [&](const Desk& desk) -> Result<std::string> {
    const auto work = desk.works.find(caller.institution, id);
    if (!work) return std::unexpected(work.error());
    const auto language = pdf_language(pdf, *work);
    if (!language) return fail(ErrorCode::kNotFound, "no PDF of this id");
    return report_pdf(desk, caller.institution, id, *language, level_);
  });
  if (!bytes) return lms_failure(bytes.error());
  return bytes_response(200, "application/pdf", *bytes);
}

}  // namespace tamga
