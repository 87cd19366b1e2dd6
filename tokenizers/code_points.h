// Reading the code points of valid UTF-8; engine/text/utf8.h writes them.
#pragma once

#include <cstddef>
#include <string_view>

namespace tamga {

// The code point that starts at byte `at` of a valid text; moves `at` behind it. Requires: at < text.size().
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t offset) { return static_cast<unsigned char>(text[at + offset]); };
  const auto tail = [&](std::size_t offset) { return static_cast<char32_t>(byte(offset) & 0x3FU); };
  const char32_t lead = byte(0);
  if (lead < 0x80) {
    at += 1;
    return lead;
  }
  if (lead < 0xE0) {
    const char32_t c = (lead & 0x1FU) << 6U | tail(1);
    at += 2;
    return c;
  }
  if (lead < 0xF0) {
    const char32_t c = (lead & 0x0FU) << 12U | tail(1) << 6U | tail(2);
    at += 3;
    return c;
  }
  const char32_t c = (lead & 0x07U) << 18U | tail(1) << 12U | tail(2) << 6U | tail(3);
  at += 4;
  return c;
}

inline char32_t first_code_point(std::string_view text) {
  std::size_t at = 0;
  return next_code_point(text, at);
}

}  // namespace tamga
