#include "tokenizers/encodings/stretches.h"

#include <algorithm>

namespace tamga {
namespace {

constexpr std::size_t kLong = 400;

// Behind the first space or line break from `at` on; if none is near, the next beginning of a character.
std::size_t next_cut(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  const auto near = text.substr(at, 2 * kLong).find_first_of(" \n");
  if (near != std::string_view::npos) return at + near + 1;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

}  // namespace

std::vector<std::string_view> stretches_of(std::string_view text) {
  std::vector<std::string_view> stretches;
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    if (line <= begin) line = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const auto space = text.substr(0, line).find(' ', std::min(begin + kLong, line));
    const auto end = space < line ? space + 1 : line;
    stretches.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return stretches;
}

std::vector<std::string_view> sample_of(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return stretches_of(text);
  std::vector<std::string_view> sample;
  const auto pieces = bytes / kLong;
  for (std::size_t i = 0; i < pieces; ++i) {
    const auto begin = i == 0 ? 0 : next_cut(text, text.size() / pieces * i);
    const auto end = next_cut(text, begin + kLong);
    if (end > begin) sample.push_back(text.substr(begin, end - begin));
  }
  return sample;
}

}  // namespace tamga
