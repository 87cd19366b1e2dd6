// Reading any bytes as UTF-8, one code point at a time, and what a terminal makes of each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tamga {

struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 0;  // 1 where the bytes are not UTF-8
  bool valid = false;
};

// The first code point of `bytes`, which is not empty. A byte that starts no well-formed sequence is one invalid code
// point with its own value.
CodePoint read_code_point(std::string_view bytes);

// White space between words: ASCII blanks, no-break and typographic spaces, line and paragraph separators.
bool is_white_space(char32_t value);

// Whether a terminal would obey `value` instead of showing it: C0 and C1 controls, DEL, line separators, and the marks
// that turn the direction of writing.
bool is_terminal_control(char32_t value);

// Columns that a terminal spends on a code point: none for combining marks and invisible characters, two for East Asian
// wide ones and pictographs, else one.
std::uint32_t column_width(char32_t value);

}  // namespace tamga
