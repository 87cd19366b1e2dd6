#include "cli/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "cli/code_points.h"
#include "engine/report/percent.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

void append_printable(std::string& shown, const CodePoint& code_point) {
  const auto value = static_cast<std::uint32_t>(code_point.value);
  if (!code_point.valid) {
    shown += fmt::format("\\x{{{:02X}}}", value);
  } else if (value == '\n') {
    shown += "\\n";
  } else if (value == '\r') {
    shown += "\\r";
  } else if (value == '\t') {
    shown += "\\t";
  } else if (is_terminal_control(code_point.value)) {
    shown += fmt::format("\\u{{{:02X}}}", value);
  } else {
    append_utf8(shown, code_point.value);
  }
}

}  // namespace

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const auto code_point = read_code_point(text);
    append_printable(shown, code_point);
    text.remove_prefix(code_point.bytes);
  }
  return shown;
}

std::uint32_t columns(std::string_view text) {
  std::uint32_t sum = 0;
  while (!text.empty()) {
    const auto code_point = read_code_point(text);
    sum += column_width(code_point.value);
    text.remove_prefix(code_point.bytes);
  }
  return sum;
}

std::string pad_right(std::string_view text, std::uint32_t width) {
  const auto used = columns(text);
  return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

std::string pad_left(std::string_view text, std::uint32_t width) {
  const auto used = columns(text);
  return std::string(width > used ? width - used : 0, ' ') + std::string(text);
}

std::string shorten(std::string_view text, std::uint32_t width) {
  std::size_t kept_bytes = 0;  // what fits beside the ellipsis
  std::uint32_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto code_point = read_code_point(text.substr(at));
    used += column_width(code_point.value);
    if (used > width) return std::string(text.substr(0, kept_bytes)) + "…";
    at += code_point.bytes;
    if (used < width) kept_bytes = at;
  }
  return std::string(text);
}

std::vector<ShownWord> shown_words(std::string_view text) {
  std::vector<ShownWord> words;
  for (std::size_t at = 0; at < text.size();) {
    auto end = at;
    CodePoint next;
    while (end < text.size() && !is_white_space((next = read_code_point(text.substr(end))).value)) end += next.bytes;
    if (end > at) {
      auto shown = shorten(printable(text.substr(at, end - at)), kWidestWord);
      const auto width = columns(shown);
      words.push_back({std::move(shown), width});
    }
    at = end < text.size() ? end + next.bytes : end;
  }
  return words;
}

std::string fill(std::span<const ShownWord> words, std::string_view first, std::uint32_t width) {
  std::string lines(first);
  const auto indent = columns(first);
  auto column = indent;
  for (const auto& word : words) {
    if (column > indent && column + 1 + word.columns > width) {
      lines += '\n' + std::string(indent, ' ');
      column = indent;
    }
    if (column > indent) {
      lines += ' ';
      ++column;
    }
    lines += word.text;
    column += word.columns;
  }
  return lines + '\n';
}

std::vector<std::uint32_t> apportion(std::span<const std::uint32_t> parts, std::uint32_t total) {
  const auto sum = std::accumulate(parts.begin(), parts.end(), std::uint64_t{0});
  std::vector<std::uint32_t> shares(parts.size(), 0);
  if (sum == 0) return shares;
  std::vector<std::size_t> by_remainder(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) by_remainder[i] = i;
  const auto remainder = [&](std::size_t i) { return std::uint64_t{parts[i]} * total % sum; };
  std::ranges::stable_sort(by_remainder, [&](auto a, auto b) { return remainder(a) > remainder(b); });
  std::uint32_t given = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    shares[i] = static_cast<std::uint32_t>(std::uint64_t{parts[i]} * total / sum);
    given += shares[i];
  }
  for (std::size_t i = 0; given < total; ++i, ++given) ++shares[by_remainder[i]];
  const auto above_zero = std::ranges::count_if(parts, [](auto part) { return part > 0; });
  if (static_cast<std::int64_t>(total) < above_zero) return shares;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i] == 0 || shares[i] > 0) continue;
    --*std::ranges::max_element(shares);
    shares[i] = 1;
  }
  return shares;
}

std::string percent_text(std::uint64_t part, std::uint64_t whole) {
  const auto hundredths = percent_hundredths(part, whole);
  return fmt::format("{}.{:02} %", hundredths / 100, hundredths % 100);
}

std::string grouped(std::uint64_t number) {
  auto digits = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return digits;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", grouped(number), number == 1 ? one : many);
}

}  // namespace tamga
