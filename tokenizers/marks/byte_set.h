// Finding the next of a few bytes. std::string_view::find_first_of() asks for each byte of the text whether it is among
// them; this looks it up.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace tamga {

class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char byte : bytes) has_[static_cast<unsigned char>(byte)] = true;
  }

  constexpr bool contains(char byte) const { return has_[static_cast<unsigned char>(byte)]; }

  // The first place from `at` on; std::string_view::npos if there is none.
  std::size_t find_in(std::string_view text, std::size_t at = 0) const {
    for (; at < text.size(); ++at) {
      if (contains(text[at])) return at;
    }
    return std::string_view::npos;
  }

 private:
  std::array<bool, 256> has_{};
};

}  // namespace tamga
