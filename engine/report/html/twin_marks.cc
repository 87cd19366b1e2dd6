#include "engine/report/html/twin_marks.h"

#include <algorithm>
#include <string>

#include "engine/report/twin_runs.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

// A stretch of one side and how it is marked.
struct Stretch {
  CodePointRange place;
  std::string_view style;
  std::size_t number;  // the same on both sides: by it a page finds the twin
  bool moved;
};

std::vector<Stretch> stretches_of(const ReportedPassage& passage, Side side) {
  std::vector<Stretch> stretches;
  const auto add = [&](const CodePointRange& work, const CodePointRange& source, std::string_view style, bool moved) {
    stretches.push_back({side == Side::kWork ? work : source, style, stretches.size(), moved});
  };
  for (const auto& run : twin_runs(passage.twins)) {
    add(run.work, run.source, run.kind == TwinKind::kSameWord ? "same" : "stem", run.moved);
  }
  for (const auto& change : passage.changed) add(change.work, change.source, "changed", false);
  std::erase_if(stretches, [](const Stretch& each) { return each.place.begin >= each.place.end; });
  std::ranges::stable_sort(stretches, {}, [](const Stretch& each) { return each.place.begin; });
  return stretches;
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

}  // namespace

void write_marked(PageWriter& page, std::string_view text, std::uint32_t first, const ReportedPassage& passage,
                  Side side) {
  const CodePointIndex index(text);
  const auto slice = [&](std::uint32_t begin, std::uint32_t end) {
    const auto from = index.byte_at_code_point(std::min(begin, index.size()));
    return text.substr(from, index.byte_at_code_point(std::min(end, index.size())) - from);
  };
  std::uint32_t at = 0;
  for (const auto& stretch : stretches_of(passage, side)) {
    if (stretch.place.begin < first + at) continue;  // overlaps the one before it
    page.text(slice(at, stretch.place.begin - first));
    at = stretch.place.end - first;
    const auto style = std::string(stretch.style) + (stretch.moved ? " moved" : "");
    page.element("span", {{"class", style}, {"data-twin", std::to_string(stretch.number)}},
                 slice(stretch.place.begin - first, at));
  }
  page.text(slice(at, index.size()));
}

std::string_view words_before(std::string_view text, std::size_t at, std::uint32_t words) {
  std::size_t begin = at;
  for (std::uint32_t word = 0; word < words && begin > 0; ++word) {
    while (begin > 0 && is_space(text[begin - 1])) --begin;
    while (begin > 0 && !is_space(text[begin - 1])) --begin;
  }
  return text.substr(begin, at - begin);
}

std::string_view words_behind(std::string_view text, std::size_t at, std::uint32_t words) {
  std::size_t end = at;
  for (std::uint32_t word = 0; word < words && end < text.size(); ++word) {
    while (end < text.size() && is_space(text[end])) ++end;
    while (end < text.size() && !is_space(text[end])) ++end;
  }
  return text.substr(at, end - at);
}

}  // namespace tamga
