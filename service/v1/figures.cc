#include "service/v1/figures.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "engine/version.h"
#include "service/state/clock.h"
#include "service/v1/page.h"
#include "service/v1/problem.h"
#include "service/works/documents.h"

namespace tamga {
namespace {

constexpr std::size_t kMostJobs = 200;

bool is_month(std::string_view text) {
  if (text.empty()) return true;
  if (text.size() != 7 || text[4] != '-') return false;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U}) {
    if (text[i] < '0' || text[i] > '9') return false;
  }
  return text.substr(5) >= "01" && text.substr(5) <= "12";
}

Result<Coverage> coverage_asked_for(const V1& v1, const Request& request, const Caller& caller) {
  if (const auto known = only_parameters(request, {"from", "to"}); !known) return std::unexpected(known.error());
  const auto from = request.parameter("from").value_or("");
  const auto to = request.parameter("to").value_or("");
  if (!is_month(from) || !is_month(to)) return fail(ErrorCode::kInvalidArgument, "from, to: YYYY-MM is wanted");
  return v1.desk.works.coverage(caller.institution, from, to);
}

}  // namespace

Response show_stats(const V1& v1, const Request& request, const Parameters&, const Caller& caller) {
  if (const auto known = only_parameters(request, {}); !known) return problem(known.error());
  std::uint64_t documents = 0;
  std::uint64_t words = 0;
  const auto listed = v1.desk.corpus.list([&](const StoredDocument& document) {
    if (document.record.institution != caller.institution) return true;
    ++documents;
    words += document.record.words;
    return true;
  });
  if (!listed) return problem(listed.error());
  return json_response(200, {{"version", engine_version()}, {"documents", documents}, {"words", words}});
}

Response show_coverage(const V1& v1, const Request& request, const Parameters&, const Caller& caller) {
  const auto coverage = coverage_asked_for(v1, request, caller);
  if (!coverage) return problem(coverage.error());
  Json items = Json::array();
  for (const auto& line : *coverage) {
    items.push_back({{"month", line.month},
                     {"kind", line.kind},
                     {"handed_in", line.handed_in},
                     {"checked", line.checked},
                     {"not_asked", line.not_asked},
                     {"waiting", line.waiting},
                     {"not_checked", Json::object()}});
    for (const auto& [code, works] : line.not_checked) items.back()["not_checked"][code] = works;
  }
  return page_response(std::move(items), {});
}

Response show_coverage_table(const V1& v1, const Request& request, const Parameters&, const Caller& caller) {
  const auto coverage = coverage_asked_for(v1, request, caller);
  if (!coverage) return problem(coverage.error());
  auto response = bytes_response(200, "text/csv; charset=utf-8", coverage_csv(*coverage));
  response.headers.set("Content-Disposition", "attachment; filename=\"coverage.csv\"");
  return response;
}

Response list_jobs(const V1& v1, const Request& request, const Parameters&, const Caller& caller) {
  if (const auto known = only_parameters(request, {}); !known) return problem(known.error());
  Json items = Json::array();
  for (const auto& [job, running] : v1.desk.queue.list(caller.institution, kMostJobs)) {
    items.push_back({{"number", job.number},
                     {"kind", job_kind_name(job.kind)},
                     {"priority", priority_name(job.priority)},
                     {"check", job.subject},
                     {"running", running},
                     {"promised", rfc3339(job.promised)},
                     {"attempts", job.attempts}});
  }
  return page_response(std::move(items), {});
}

Response erase_person(const V1& v1, const Request&, const Parameters& parameters, const Caller& caller) {
  const auto& person = parameters.at("person");
  const auto works = v1.desk.works.erase_person(caller.institution, person);
  if (!works) return problem(works.error());
  const auto documents = erase_documents_of(v1.desk, caller.institution, person);
  if (!documents) return problem(documents.error());
  return json_response(200, {{"works", *works}, {"documents", *documents}});
}

}  // namespace tamga
