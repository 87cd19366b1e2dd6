// Characters that stand in a text, and the characters that were meant: what a font or a wrong code page did to it.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tokenizers/encodings/code_pages.h"

namespace tamga {

class LetterMap {
 public:
  using Pair = std::pair<char32_t, char32_t>;  // what stands there, what was meant

  LetterMap() = default;
  explicit LetterMap(std::vector<Pair> pairs);

  // What `c` was meant to be; `c` itself if the map does not know it.
  char32_t meant(char32_t c) const {
    if (c < kDirect) return direct_[c] == 0 ? c : direct_[c];
    return c >= kFirstFar ? far_meant(c) : c;
  }

  // The characters of the map.
  std::span<const Pair> pairs() const { return pairs_; }

 private:
  static constexpr char32_t kDirect = 0x530;     // to the end of the Cyrillic letters
  static constexpr char32_t kFirstFar = 0x2000;  // signs, box drawing, private use: found by a search

  char32_t far_meant(char32_t c) const;

  std::vector<Pair> pairs_;  // in order
  std::array<char16_t, kDirect> direct_{};
};

// The map for text of the page `real` whose bytes were read as `taken`. A byte that `taken` has no character for is
// known by the control character of its number as well, which is what most programs make of it. CP1252 includes its
// Turkish sister CP1254, which has six other letters.
LetterMap misread_page(CodePage real, CodePage taken);

// The map for the symbol fonts of word processors, which store byte B as U+F000 + B: bytes of CP1251.
LetterMap symbol_font();

}  // namespace tamga
