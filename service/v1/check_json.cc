#include "service/v1/check_json.h"

#include <nlohmann/json.hpp>

#include "service/state/clock.h"

namespace tamga {
namespace {

Json time_or_null(Milliseconds time) {
  return time == 0 ? Json(nullptr) : Json(rfc3339(time));
}

Json figures(const WorkRecord& work) {
  if (work.report_status() != ReportStatus::kComplete) return nullptr;
  Json sources = Json::array();
  for (const auto& source : work.summary.top) {
    sources.push_back({{"id", source.id},
                       {"collection", source.collection},
                       {"date", source.date},
                       {"words", source.words},
                       {"percent", source.percent}});
  }
  return {{"percent", work.summary.percent},
          {"submitted_percent", work.summary.submitted_percent},
          {"longest_passage_words", work.summary.longest_words},
          {"generated", time_or_null(work.generated_at)},
          {"sources", sources},
          {"address", "/v1/checks/" + work.id + "/report"}};
}

}  // namespace

std::string_view check_status(const WorkRecord& work) {
  switch (work.status) {
    case WorkStatus::kCreated:
      return "waiting";
    case WorkStatus::kProcessing:
      return "reading";
    case WorkStatus::kComplete:
      return work.report_status() == ReportStatus::kRequested ? "checking" : "done";
    case WorkStatus::kError:
      return "failed";
    case WorkStatus::kDeleted:
      break;
  }
  return "deleted";
}

Json check_json(const WorkRecord& work) {
  const bool failed = work.status == WorkStatus::kError;
  return {{"id", work.id},
          {"status", check_status(work)},
          {"title", work.title},
          {"file_name", work.file_name},
          {"author", work.owner},
          {"authors", work.owners},
          {"course", work.course},
          {"assignment", work.assignment},
          {"kind", work.kind},
          {"custom", work.custom},
          {"created", time_or_null(work.created)},
          {"format", work.format},
          {"sha256", work.sha256},
          {"pages", work.pages},
          {"words", work.words},
          {"characters", work.characters},
          {"add_to_corpus", work.request.add_to_index},
          {"error", failed ? Json{{"code", work.error_code}, {"message", work.error_message}} : Json(nullptr)},
          {"report", figures(work)}};
}

}  // namespace tamga
