#include "service/v1/api.h"

#include <memory>
#include <string_view>
#include <utility>

#include "service/v1/checks.h"
#include "service/v1/context.h"
#include "service/v1/documents.h"
#include "service/v1/figures.h"
#include "service/v1/health.h"
#include "service/v1/hooks.h"
#include "service/v1/openapi.h"
#include "service/v1/problem.h"
#include "service/v1/submission.h"

namespace tamga {
namespace {

constexpr Roles kAll = {Role::kAdmin, Role::kLms, Role::kTeacher, Role::kAuditor};
constexpr Roles kWriters = {Role::kAdmin, Role::kLms};
constexpr Roles kSubmitters = {Role::kAdmin, Role::kLms, Role::kTeacher};
constexpr Roles kFigures = {Role::kAdmin, Role::kAuditor};
constexpr Roles kAdmin = {Role::kAdmin};
constexpr std::size_t kNoBody = 4096;
constexpr std::size_t kSmall = 64 * 1024;
// A file in JSON is base64, a third longer, with members around it.
constexpr std::size_t kUpload = kMostUploadBytes + kMostUploadBytes / 2;

struct Line {
  std::string_view method, pattern;
  Roles roles;
  Resource resource;
  std::size_t most_body_bytes;
  std::string_view audit;  // empty: reads of figures are not written down
};

constexpr Line kTable[] = {
    {"GET", "/collections", kAll, list_collections, kNoBody, ""},
    {"GET", "/collections/{collection}", kAll, show_collection, kNoBody, ""},
    {"GET", "/documents", kAll, list_documents, kNoBody, "documents.list"},
    {"PUT", "/documents/{document}", kWriters, put_document, kUpload, "document.put"},
    {"GET", "/documents/{document}", kAll, show_document, kNoBody, "document.read"},
    {"DELETE", "/documents/{document}", kWriters, remove_document, kNoBody, "document.erase"},
    {"POST", "/checks", kSubmitters, submit_check, kUpload, "check.submit"},
    {"POST", "/checks/batch", kSubmitters, submit_checks, kUpload, "check.submit"},
    {"GET", "/checks", kAll, list_checks, kNoBody, "checks.list"},
    {"GET", "/checks/{check}", kAll, show_check, kNoBody, ""},
    {"DELETE", "/checks/{check}", kSubmitters, delete_check, kNoBody, "check.delete"},
    {"GET", "/checks/{check}/report", kAll, show_report, kNoBody, "report.read"},
    {"GET", "/checks/{check}/report.html", kAll, show_page, kNoBody, "report.read"},
    {"GET", "/checks/{check}/report.pdf", kAll, show_certificate, kNoBody, "report.read"},
    {"POST", "/webhooks", kSubmitters, put_hook, kSmall, "webhook.put"},
    {"GET", "/webhooks", kSubmitters, list_hooks, kNoBody, ""},
    {"GET", "/webhooks/{webhook}", kSubmitters, show_hook, kNoBody, ""},
    {"DELETE", "/webhooks/{webhook}", kSubmitters, delete_hook, kNoBody, "webhook.delete"},
    {"GET", "/stats", kAll, show_stats, kNoBody, ""},
    {"GET", "/coverage", kFigures, show_coverage, kNoBody, ""},
    {"GET", "/coverage.csv", kFigures, show_coverage_table, kNoBody, ""},
    {"GET", "/jobs", kFigures, list_jobs, kNoBody, ""},
    {"DELETE", "/people/{person}", kAdmin, erase_person, kNoBody, "person.erase"},
};

struct Held {
  Held(const Desk& desk, const Settings& settings) : idempotency(desk.store), v1{desk, settings, idempotency} {}
  Idempotency idempotency;
  V1 v1;
};

}  // namespace

Api make_v1_api(const Desk& desk, const Settings& settings) {
  const auto held = std::make_shared<Held>(desk, settings);
  Api api;
  api.prefix = "/v1";
  api.refuse = v1_refusal;
  api.rate_limited = true;
  api.routes = health_routes([] { return true; });
  api.routes.push_back(openapi_route());
  for (const auto& line : kTable) {
    Route route{
        std::string(line.method), std::string(line.pattern), line.roles,
        [held, resource = line.resource](const Request& request, const Parameters& parameters, const Caller& caller) {
          return resource(held->v1, request, parameters, caller);
        }};
    route.most_body_bytes = line.most_body_bytes;
    route.audit = line.audit;
    api.routes.push_back(std::move(route));
  }
  return api;
}

}  // namespace tamga
