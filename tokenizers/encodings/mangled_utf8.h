// Text in UTF-8 whose bytes were read as an 8-bit page: «Р» stands as "Р " or "Ð ". The bytes are put together again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tokenizers/encodings/code_pages.h"

namespace tamga {

// The bytes that characters of a page stand for. Built once a page.
class MangledUtf8 {
 public:
  explicit MangledUtf8(CodePage taken);

  struct Character {
    char32_t meant = 0;    // 0: no sound sequence begins here
    std::size_t size = 0;  // bytes of the text that stand for it
  };
  // The character that the sequence at byte `at` of a valid text stands for.
  Character read(std::string_view text, std::size_t at) const;

  // Whether `c` stands for a byte past ASCII.
  bool is_high(char32_t c) const { return byte_of(c) >= 0x80; }

 private:
  unsigned byte_of(char32_t c) const;  // 0 if none

  std::vector<std::uint8_t> bytes_;  // by character; 0 where the page has none
};

}  // namespace tamga
