#include "corpora/pdf/pdf_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace tamga {
namespace {

constexpr double kSameHeight = 0.5;      // of the height of a word
constexpr double kWiderGap = 1.35;       // times the usual step from line to line
constexpr double kOtherSize = 1.25;      // times the height of the line before
constexpr double kIndent = 0.8;          // of the height of a line
constexpr double kShortLine = 0.8;       // of the width that the lines of the page have
constexpr std::size_t kFewestPages = 3;  // on which a line is repeated
constexpr std::size_t kEveryPages = 3;   // one page of so many

double height_of(const PageLine& line) {
  return std::max(line.bottom - line.top, 1.0);
}

bool continues_line(const PageLine& line, const PageWord& word) {
  const double height = std::max(word.bottom - word.top, height_of(line));
  const bool level = std::abs((word.top + word.bottom) - (line.top + line.bottom)) / 2 < kSameHeight * height;
  return level && word.left >= line.left && word.left > line.right - height;
}

void extend(PageLine& line, const PageWord& word) {
  line.text += (line.text.empty() ? "" : " ") + word.text;
  line.top = std::min(line.top, word.top);
  line.right = std::max(line.right, word.right);
  line.bottom = std::max(line.bottom, word.bottom);
}

double middle_of(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

// What lines of this page are like.
struct Usual {
  double step = 0;   // from the top of a line to that of the next
  double right = 0;  // edge
};

Usual usual_of(const std::vector<PageLine>& lines) {
  std::vector<double> steps;
  std::vector<double> edges;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    edges.push_back(lines[i].right);
    if (i > 0 && lines[i].top > lines[i - 1].top) steps.push_back(lines[i].top - lines[i - 1].top);
  }
  return {.step = middle_of(steps), .right = middle_of(edges)};
}

bool begins_paragraph(const PageLine& before, const PageLine& line, const Usual& usual) {
  const double step = line.top - before.top;
  const double height = height_of(line);
  if (step <= 0 || step > kWiderGap * std::max(usual.step, height)) return true;
  if (height > kOtherSize * height_of(before) || height * kOtherSize < height_of(before)) return true;
  if (line.left > before.left + kIndent * height) return true;
  return before.right - before.left < kShortLine * (usual.right - before.left);
}

using Place = std::pair<std::string, long>;  // what stands there, and how far down

Place place_of(const PageLine& line) {
  return {without_numbers(line.text), std::lround(line.top)};
}

std::vector<std::size_t> edges_of(const std::vector<PageLine>& lines) {
  if (lines.empty()) return {};
  if (lines.size() == 1) return {0};
  return {0, lines.size() - 1};
}

}  // namespace

std::string without_numbers(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit)
      out += c;
    else if (!out.ends_with('0'))
      out += '0';
  }
  return out;
}

std::vector<PageLine> find_lines(const std::vector<PageWord>& words) {
  std::vector<PageLine> lines;
  for (const auto& word : words) {
    if (lines.empty() || !continues_line(lines.back(), word)) {
      lines.push_back({{}, word.left, word.top, word.right, word.bottom, false});
    }
    extend(lines.back(), word);
  }
  const auto usual = usual_of(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].begins_paragraph = i == 0 || begins_paragraph(lines[i - 1], lines[i], usual);
  }
  return lines;
}

std::vector<std::vector<bool>> find_running_lines(const std::vector<std::vector<PageLine>>& pages) {
  std::map<Place, std::size_t> seen;
  for (const auto& lines : pages) {
    for (const auto line : edges_of(lines)) ++seen[place_of(lines[line])];
  }
  std::vector<std::vector<bool>> running;
  for (const auto& lines : pages) {
    auto& marks = running.emplace_back(lines.size(), false);
    for (const auto line : edges_of(lines)) {
      const auto times = seen[place_of(lines[line])];
      marks[line] = times >= kFewestPages && times * kEveryPages >= pages.size();
    }
  }
  return running;
}

}  // namespace tamga
