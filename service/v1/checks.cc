#include "service/v1/checks.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "service/v1/check_json.h"
#include "service/v1/idempotency.h"
#include "service/v1/page.h"
#include "service/v1/problem.h"
#include "service/v1/submission.h"

namespace tamga {
namespace {

constexpr std::size_t kMostInBatch = 100;

Result<std::vector<Submission>> read_batch(const Request& request, const Caller& caller, const Settings& settings) {
  if (!is_type(request, "application/json")) {
    return fail(ErrorCode::kUnsupported, "the body: application/json is wanted");
  }
  const auto body = parse_json(request.body, "the body");
  if (!body) return fail(ErrorCode::kInvalidArgument, body.error().message);
  const auto list = body->is_object() ? body->find("checks") : body->end();
  if (!body->is_object() || list == body->end() || !list->is_array() || body->size() != 1) {
    return fail(ErrorCode::kInvalidArgument, "the body: an object with the one member \"checks\", a list, is wanted");
  }
  if (list->empty() || list->size() > kMostInBatch) {
    return fail(ErrorCode::kInvalidArgument, "checks: 1 to " + std::to_string(kMostInBatch) + " are wanted");
  }
  std::vector<Submission> submissions;
  for (const auto& one : *list) {
    auto read = read_submission(one, "checks[" + std::to_string(submissions.size()) + "]", caller, settings);
    if (!read) return std::unexpected(read.error());
    submissions.push_back(*std::move(read));
  }
  return submissions;
}

// Creates the work, hands its file in and asks for the report, whatever of it has not happened yet.
Result<WorkRecord> take_in(const V1& v1, Submission submission, const std::string& id) {
  Works& works = v1.desk.works;
  const auto institution = submission.record.institution;
  const auto check = submission.record.request;
  auto work = works.find(institution, id);
  if (!work && work.error().code == ErrorCode::kNotFound) {
    submission.record.id = id;
    work = works.create({std::move(submission.record), {}});
  }
  if (work && work->uploads == 0 && work->status == WorkStatus::kCreated) {
    work = works.hand_in(institution, id, std::move(submission.file_name), std::move(submission.bytes));
  }
  if (work && work->requests == 0) work = works.request_report(institution, id, check);
  return work;
}

std::optional<Response> too_busy(const V1& v1) {
  if (v1.desk.queue.counts().waiting_checks() < v1.settings.jobs.most_waiting) return std::nullopt;
  auto response = problem(429, "queue_full", "too many checks are waiting; try again later");
  response.headers.set("Retry-After", "30");
  return response;
}

Response submit(const V1& v1, const Request& request, const Caller& caller, std::vector<Submission> submissions,
                bool batch) {
  if (auto busy = too_busy(v1)) return *std::move(busy);
  const auto held = v1.idempotency.hold(request, caller);
  const auto planned = v1.idempotency.plan(request, caller, submissions.size());
  if (!planned) return problem(planned.error());
  if (planned->ids.size() != submissions.size())
    return problem(500, "failed", "a row of a repeated request is damaged");
  Json items = Json::array();
  for (std::size_t i = 0; i < submissions.size(); ++i) {
    const auto work = take_in(v1, std::move(submissions[i]), planned->ids[i]);
    if (!work) return problem(work.error());
    items.push_back(check_json(*work));
  }
  auto response = json_response(202, batch ? Json{{"items", items}} : items[0]);
  if (!batch) response.headers.set("Location", "/v1/checks/" + planned->ids[0]);
  if (planned->repeated) response.headers.set("Idempotency-Replayed", "true");
  return response;
}

}  // namespace

Response submit_check(const V1& v1, const Request& request, const Parameters&, const Caller& caller) {
  if (const auto known = only_parameters(request, {}); !known) return problem(known.error());
  auto submission = read_submission(request, caller, v1.settings);
  if (!submission) return upload_problem(submission.error());
  std::vector<Submission> one;
  one.push_back(*std::move(submission));
  return submit(v1, request, caller, std::move(one), false);
}

Response submit_checks(const V1& v1, const Request& request, const Parameters&, const Caller& caller) {
  if (const auto known = only_parameters(request, {}); !known) return problem(known.error());
  auto submissions = read_batch(request, caller, v1.settings);
  if (!submissions) return upload_problem(submissions.error());
  return submit(v1, request, caller, *std::move(submissions), true);
}

Response list_checks(const V1& v1, const Request& request, const Parameters&, const Caller& caller) {
  if (const auto known = only_parameters(request, {"limit", "after"}); !known) return problem(known.error());
  const auto page = page_request(request);
  if (!page) return problem(page.error());
  Json items = Json::array();
  std::string last;
  bool more = false;
  const auto listed =
      v1.desk.works.list(caller.institution, page->after, [&](const WorkRecord& work, const std::string& place) {
        more = items.size() == page->limit;
        if (more) return false;
        items.push_back(check_json(work));
        last = place;
        return true;
      });
  if (!listed) return problem(listed.error());
  return page_response(std::move(items), more ? last : std::string());
}

Response show_check(const V1& v1, const Request&, const Parameters& parameters, const Caller& caller) {
  const auto work = v1.desk.works.find(caller.institution, parameters.at("check"));
  return work ? json_response(200, check_json(*work)) : problem(work.error());
}

Response delete_check(const V1& v1, const Request&, const Parameters& parameters, const Caller& caller) {
  const auto removed = v1.desk.works.remove(caller.institution, parameters.at("check"), true);
  return removed ? empty_response(204) : problem(removed.error());
}

}  // namespace tamga
