#include "corpora/extract/part_path.h"

#include <optional>
#include <ranges>
#include <vector>

namespace tamga {
namespace {

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

std::string without_escapes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto high = text[at] == '%' && at + 2 < text.size() ? hex_digit(text[at + 1]) : std::nullopt;
    const auto low = high ? hex_digit(text[at + 2]) : std::nullopt;
    if (low) {
      out += static_cast<char>(*high * 16 + *low);
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

}  // namespace

std::string part_path(std::string_view from, std::string_view target) {
  target = target.substr(0, target.find('#'));
  const auto decoded = without_escapes(target);
  const auto folder = from.substr(0, from.find_last_of('/') + 1);
  const auto whole = decoded.starts_with('/') ? decoded : std::string(folder) + decoded;
  std::vector<std::string> steps;
  for (const auto& piece : std::views::split(whole, '/')) {
    const std::string step(piece.begin(), piece.end());
    if (step == ".." && !steps.empty()) steps.pop_back();
    if (!step.empty() && step != "." && step != "..") steps.push_back(step);
  }
  std::string path;
  for (const auto& step : steps) path += (path.empty() ? "" : "/") + step;
  return path;
}

}  // namespace tamga
