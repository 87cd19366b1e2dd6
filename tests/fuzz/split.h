// Inputs that are several texts: parted by the character that ASCII has for it (0x1E), which none of them needs.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace tamga {

// The first `Count` texts; those that are missing are empty, and the last one has all the rest.
template <std::size_t Count>
std::array<std::string_view, Count> split(std::string_view input) {
  std::array<std::string_view, Count> texts{};
  for (std::size_t i = 0; i + 1 < Count; ++i) {
    const auto end = std::min(input.find('\x1E'), input.size());
    texts[i] = input.substr(0, end);
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  texts[Count - 1] = input;
  return texts;
}

}  // namespace tamga
