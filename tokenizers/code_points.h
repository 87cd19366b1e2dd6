// Reading and writing the code points of valid UTF-8.
#pragma once

#include <array>
#include <cstddef>
#include <string>
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

// Appends `c`, which is a Unicode scalar value.
inline void append_code_point(std::string& text, char32_t c) {
  const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | (c >> shift & 0x3FU)); };
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    const std::array bytes{static_cast<char>(0xC0U | c >> 6U), tail(0)};
    text.append(bytes.data(), bytes.size());
  } else if (c < 0x10000) {
    const std::array bytes{static_cast<char>(0xE0U | c >> 12U), tail(6), tail(0)};
    text.append(bytes.data(), bytes.size());
  } else {
    const std::array bytes{static_cast<char>(0xF0U | c >> 18U), tail(12), tail(6), tail(0)};
    text.append(bytes.data(), bytes.size());
  }
}

}  // namespace tamga
