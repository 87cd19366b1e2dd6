#include "engine/report/review/work_cells.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>

namespace tamga {
namespace {

// What happens before one word of the work.
struct Cut {
  std::uint32_t ends_at = 0;    // code point behind the word before it, where something ends here
  std::uint32_t begins_at = 0;  // code point of the word itself, where something begins here
  bool something_begins = false;
  bool something_ends = false;
  std::vector<std::uint32_t> begins, ends;  // passages
};

using Cuts = std::map<std::uint32_t, Cut>;  // by number of the word

void cut_at(Cuts& cuts, const TokenRange& words, const CodePointRange& place) {
  if (words.begin >= words.end) return;
  auto& begin = cuts[words.begin];
  begin.begins_at = place.begin;
  begin.something_begins = true;
  auto& end = cuts[words.end];
  end.ends_at = place.end;
  end.something_ends = true;
}

Cuts all_cuts(const Report& report, std::span<const NumberedPassage> passages) {
  Cuts cuts;
  for (const auto& span : report.spans) cut_at(cuts, span.span.words, span.place);
  for (std::uint32_t i = 0; i < passages.size(); ++i) {
    const auto& passage = *passages[i].passage;
    if (passage.work_words.begin >= passage.work_words.end) continue;
    cut_at(cuts, passage.work_words, passage.work);
    cuts[passage.work_words.begin].begins.push_back(i);
    cuts[passage.work_words.end].ends.push_back(i);
  }
  return cuts;
}

std::uint32_t begin_of(const Cut& cut) {
  return cut.something_begins ? cut.begins_at : cut.ends_at;
}

std::uint32_t end_of(const Cut& cut) {
  return cut.something_ends ? cut.ends_at : cut.begins_at;
}

}  // namespace

std::vector<WorkCell> work_cells(const Report& report, std::span<const NumberedPassage> passages) {
  const auto cuts = all_cuts(report, passages);
  std::vector<WorkCell> cells;
  std::set<std::uint32_t> open;
  std::uint32_t span = 0;
  for (auto cut = cuts.begin(); cut != cuts.end(); ++cut) {
    for (const auto passage : cut->second.ends) open.erase(passage);
    open.insert(cut->second.begins.begin(), cut->second.begins.end());
    const auto next = std::next(cut);
    if (next == cuts.end()) break;
    while (span + 1 < report.spans.size() && report.spans[span].span.words.end <= cut->first) ++span;
    cells.push_back(
        {{cut->first, next->first}, {begin_of(cut->second), end_of(next->second)}, {open.begin(), open.end()}, span});
  }
  return cells;
}

}  // namespace tamga
