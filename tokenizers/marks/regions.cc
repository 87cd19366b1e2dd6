#include "tokenizers/marks/regions.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <utility>

#include "tokenizers/marks/line_kinds.h"

namespace tamga {
namespace {

constexpr std::uint32_t kLeastProgramLines = 3;
constexpr std::uint32_t kWidestGap = 2;
constexpr std::size_t kLongestRunningHead = 100;  // bytes
constexpr std::uint32_t kLeastRepeats = 3;
constexpr std::uint32_t kMostTitleLines = 80;
constexpr std::size_t kRunningText = 700;  // bytes: about 350 letters
constexpr std::uint32_t kLeastTitleCues = 3;

std::uint32_t number_in(std::string_view line) {
  const auto first = line.find_first_of("0123456789");
  std::uint32_t number = 0;
  if (first != std::string_view::npos) std::from_chars(line.data() + first, line.data() + line.size(), number);
  return number;
}

// The lines that hold a page number: those of a longest run in rising order, pages of ten or fewer apart.
std::vector<std::uint32_t> page_number_lines(const PageLayout& layout) {
  std::vector<std::uint32_t> pages;
  std::uint32_t last = 0;
  for (std::uint32_t i = 0; i < layout.lines.size(); ++i) {
    const auto line = layout.slice(layout.lines[i].range);
    if (!is_page_number(line)) continue;
    const auto number = number_in(line);
    if (number == 0 || number <= last || (last > 0 && number - last > 10)) continue;
    if (!pages.empty() && i - pages.back() < 5) continue;  // a column of a table
    pages.push_back(i);
    last = number;
  }
  if (pages.size() < kLeastRepeats) pages.clear();
  return pages;
}

std::string without_digits(std::string_view line) {
  std::string text;
  for (const char c : line) text += c >= '0' && c <= '9' ? '0' : c;
  return text;
}

bool page_turns_at(const PageLayout& layout, std::uint32_t line) {
  const auto page = [&](std::uint32_t i) { return layout.paragraphs[layout.lines[i].paragraph].page; };
  if (page(line) == 0) return false;
  return line == 0 || page(line - 1) != page(line) || line + 1 == layout.lines.size() || page(line + 1) != page(line);
}

}  // namespace

TokenRange tokens_inside(std::span<const Token> tokens, ByteRange range) {
  const auto first = std::ranges::lower_bound(tokens, range.begin, {}, [](const Token& t) { return t.range.begin; });
  const auto end = std::ranges::upper_bound(tokens, range.end, {}, [](const Token& t) { return t.range.end; });
  const auto begin = static_cast<std::uint32_t>(first - tokens.begin());
  return {begin, std::max(begin, static_cast<std::uint32_t>(end - tokens.begin()))};
}

std::vector<LineRange> find_programs(const PageLayout& layout) {
  std::vector<LineRange> programs;
  std::uint32_t lines = 0;  // of the program in the last range
  const auto drop_short = [&] {
    if (!programs.empty() && lines < kLeastProgramLines) programs.pop_back();
  };
  for (std::uint32_t i = 0; i < layout.lines.size(); ++i) {
    if (!is_program_line(layout.slice(layout.lines[i].range))) continue;
    if (!programs.empty() && lines > 0 && i - programs.back().end <= kWidestGap) {
      programs.back().end = i + 1;
      ++lines;
      continue;
    }
    drop_short();
    programs.push_back({i, i + 1});
    lines = 1;
  }
  drop_short();
  return programs;
}

std::vector<LineRange> find_page_furniture(const PageLayout& layout) {
  std::vector<std::uint32_t> found = page_number_lines(layout);
  std::vector<std::uint32_t> edges;  // lines where a running head may stand
  for (const auto number : found) {
    for (const auto neighbour : {number - 1, number + 1}) {
      if (neighbour < layout.lines.size()) edges.push_back(neighbour);
    }
  }
  for (std::uint32_t i = 0; i < layout.lines.size(); ++i) {
    const auto part = layout.paragraphs[layout.lines[i].paragraph].part;
    if (part == Part::kHeader || part == Part::kFooter) found.push_back(i);
    if (page_turns_at(layout, i)) edges.push_back(i);
  }
  std::map<std::string, std::vector<std::uint32_t>> repeated;
  for (const auto edge : edges) {
    const auto line = layout.slice(layout.lines[edge].range);
    if (line.size() <= kLongestRunningHead) repeated[without_digits(line)].push_back(edge);
  }
  for (const auto& [text, lines] : repeated) {
    if (lines.size() >= kLeastRepeats) found.insert(found.end(), lines.begin(), lines.end());
  }
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  std::vector<LineRange> furniture;
  for (const auto line : found) furniture.push_back({line, line + 1});
  return furniture;
}

LineRange find_title_page(const PageLayout& layout, std::span<const Token> tokens, const PhraseTable& cues,
                          std::uint32_t first_section) {
  const auto most = std::min({first_section, kMostTitleLines, static_cast<std::uint32_t>(layout.lines.size())});
  std::uint32_t lines_with_cues = 0;
  std::uint32_t last_cue = 0;
  std::uint32_t end = 0;
  for (; end < most; ++end) {
    if (layout.paragraphs[layout.lines[end].paragraph].range.size() > kRunningText) break;
    const auto inside = tokens_inside(tokens, layout.lines[end].range);
    if (!cues.occurs_in(tokens.subspan(inside.begin, inside.size()))) continue;
    ++lines_with_cues;
    last_cue = end + 1;
  }
  if (lines_with_cues < kLeastTitleCues) return {};
  // With no section heading behind it, the title page ends with its last cue and the line of place and year.
  return {0, end == first_section ? end : std::min(last_cue + 1, end)};
}

}  // namespace tamga
