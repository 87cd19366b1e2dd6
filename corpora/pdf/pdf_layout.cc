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
constexpr double kCellGap = 1.5;         // times the height of a word: so wide is no space between words
constexpr double kSpace = 0.3;           // of the height of a line: about a space
constexpr double kSameMargin = 4;        // times the height of a line: margins of the same column
constexpr std::size_t kFewestPages = 3;  // on which a line is repeated
constexpr std::size_t kEveryPages = 3;   // one page of so many

double height_of(const PageLine& line) {
  return std::max(line.bottom - line.top, 1.0);
}

bool is_level(double top, double bottom, const PageLine& line, double height) {
  return std::abs((top + bottom) - (line.top + line.bottom)) / 2 < kSameHeight * height;
}

bool continues_line(const PageLine& line, const PageWord& word) {
  const double height = std::max(word.bottom - word.top, height_of(line));
  const bool near = word.left > line.right - height && word.left < line.right + kCellGap * height;
  return is_level(word.top, word.bottom, line, height) && word.left >= line.left && near;
}

void extend(PageLine& line, const PageWord& word) {
  if (line.text.empty())
    line.first_right = word.right;
  else if (line.second_left == line.left)
    line.second_left = word.left;
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

// From the top of a line to that of the next, as a rule.
double usual_step(const std::vector<PageLine>& lines) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].top > lines[i - 1].top) steps.push_back(lines[i].top - lines[i - 1].top);
  }
  return middle_of(steps);
}

// A place as a whole number of steps. A file may put a word anywhere; what is off every page is all one place.
long steps_of(double place, double step) {
  constexpr double kMost = 1e9;
  const double steps = place / step;
  return std::abs(steps) < kMost ? std::lround(steps) : std::lround(kMost);  // also where it is not a number
}

// How far right the lines of a column go, by the left margin of the column.
class Edges {
 public:
  explicit Edges(const std::vector<PageLine>& lines) {
    for (const auto& line : lines) {
      auto& edge = by_margin_[margin_of(line)];
      edge = std::max(edge, line.right);
    }
  }
  double of(const PageLine& line) const {
    double edge = line.right;
    for (const long each : {margin_of(line) - 1, margin_of(line), margin_of(line) + 1}) {
      const auto found = by_margin_.find(each);
      if (found != by_margin_.end()) edge = std::max(edge, found->second);
    }
    return edge;
  }

 private:
  static constexpr double kStep = kSameMargin * 12 / 2;  // points
  static long margin_of(const PageLine& line) { return steps_of(line.left, kStep); }
  std::map<long, double> by_margin_;
};

// "•", "-", "1.", "2)", "б)": what a list sets before its items.
bool begins_with_mark(std::string_view text) {
  const auto word = text.substr(0, text.find(' '));
  if (word.size() == text.size()) return false;
  for (const std::string_view mark : {"•", "◦", "▪", "●", "○", "■", "-", "–", "—", "*", "\uF0B7", "\uF0A7"}) {
    if (word == mark) return true;
  }
  if (!word.ends_with('.') && !word.ends_with(')')) return false;
  const auto number = word.substr(0, word.size() - 1);
  const bool digits = std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
  const bool letter = number.size() == 1 || (number.size() == 2 && (number[0] & 0x80) != 0);
  return (digits && !number.empty() && number.size() <= 2) || (letter && word.ends_with(')'));
}

bool begins_paragraph(const PageLine& before, const PageLine& line, double usual, const Edges& edges) {
  const double step = line.top - before.top;
  const double height = height_of(line);
  if (step <= kSameHeight * height || step > kWiderGap * std::max(usual, height)) return true;
  if (height > kOtherSize * height_of(before) || height * kOtherSize < height_of(before)) return true;
  if (begins_with_mark(line.text)) return true;
  const bool under_item = begins_with_mark(before.text) && std::abs(line.left - before.second_left) < kIndent * height;
  if (line.left > before.left + kIndent * height && !under_item) return true;
  if (line.left < before.left - kSameMargin * height) return true;  // the next row of a table
  return before.right + kSpace * height + (line.first_right - line.left) < edges.of(before);
}

using Place = std::pair<std::string, long>;  // what stands there, and how far down

Place place_of(const PageLine& line) {
  return {without_numbers(line.text), steps_of(line.top, 1)};
}

// Those at the height of the first line, and of the last.
std::vector<std::size_t> outer_lines(const std::vector<PageLine>& lines) {
  std::vector<std::size_t> outer;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto at_height_of = [&](const PageLine& edge) {
      return is_level(lines[i].top, lines[i].bottom, edge, height_of(edge));
    };
    if (at_height_of(lines.front()) || at_height_of(lines.back())) outer.push_back(i);
  }
  return outer;
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
      lines.push_back({.text = {}, .left = word.left, .top = word.top, .right = word.right, .bottom = word.bottom});
      lines.back().second_left = word.left;
    }
    extend(lines.back(), word);
  }
  const auto usual = usual_step(lines);
  const Edges edges(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].begins_paragraph = i == 0 || begins_paragraph(lines[i - 1], lines[i], usual, edges);
  }
  return lines;
}

std::vector<std::vector<bool>> find_running_lines(const std::vector<std::vector<PageLine>>& pages) {
  std::map<Place, std::size_t> seen;
  for (const auto& lines : pages) {
    for (const auto line : outer_lines(lines)) ++seen[place_of(lines[line])];
  }
  std::vector<std::vector<bool>> running;
  for (const auto& lines : pages) {
    auto& marks = running.emplace_back(lines.size(), false);
    for (const auto line : outer_lines(lines)) {
      const auto times = seen[place_of(lines[line])];
      marks[line] = times >= kFewestPages && times * kEveryPages >= pages.size();
    }
  }
  return running;
}

}  // namespace tamga
