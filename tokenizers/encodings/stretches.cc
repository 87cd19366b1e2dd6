#include "tokenizers/encodings/stretches.h"

#include <algorithm>
#include <numeric>

namespace tamga {

std::vector<std::string_view> stretches_of(std::string_view text) {
  constexpr std::size_t kLong = 400;
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

std::vector<std::string_view> sample_of(const std::vector<std::string_view>& stretches, std::size_t bytes) {
  std::vector<std::string_view> sample;
  const auto count = stretches.size();
  auto step = std::max<std::size_t>(count * 8 / 13, 1);  // the golden section goes all over the text
  while (std::gcd(step, count) > 1) ++step;
  std::size_t sampled = 0;
  for (std::size_t i = 0; i < count && sampled < bytes; ++i) {
    sample.push_back(stretches[i * step % count]);
    sampled += sample.back().size();
  }
  return sample;
}

}  // namespace tamga
