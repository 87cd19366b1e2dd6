#include "engine/report/twin_runs.h"

namespace tamga {
namespace {

bool goes_on(const ReportedTwin& run, const ReportedTwin& next) {
  return next.kind == run.kind && next.moved == run.moved && next.work_word == run.work_word + run.words &&
         next.source_word == run.source_word + run.words;
}

}  // namespace

std::vector<ReportedTwin> twin_runs(std::span<const ReportedTwin> twins) {
  std::vector<ReportedTwin> runs;
  for (const ReportedTwin& twin : twins) {
    if (runs.empty() || !goes_on(runs.back(), twin)) {
      runs.push_back(twin);
      continue;
    }
    runs.back().words += twin.words;
    runs.back().work.end = twin.work.end;
    runs.back().source.end = twin.source.end;
  }
  return runs;
}

}  // namespace tamga
