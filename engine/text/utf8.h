// UTF-8 as the engine needs it: is it valid, and which code point does a byte belong to.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tamga {

// Byte offset of the first sequence that is not well-formed UTF-8 (Unicode 15, table 3-7), or nothing. Time O(n).
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

// Where the code point that starts at byte `at` ends; `at` itself if no well-formed one starts there.
// Requires: at < text.size().
std::size_t end_of_character(std::string_view text, std::size_t at);

// Appends a code point, which is a Unicode scalar value.
inline void append_utf8(std::string& text, char32_t value) {
  const auto tail = [value](unsigned shift) { return static_cast<char>(0x80U | (value >> shift & 0x3FU)); };
  if (value < 0x80) {
    text += static_cast<char>(value);
  } else if (value < 0x800) {
    const std::array bytes{static_cast<char>(0xC0U | value >> 6U), tail(0)};
    text.append(bytes.data(), bytes.size());
  } else if (value < 0x10000) {
    const std::array bytes{static_cast<char>(0xE0U | value >> 12U), tail(6), tail(0)};
    text.append(bytes.data(), bytes.size());
  } else {
    const std::array bytes{static_cast<char>(0xF0U | value >> 18U), tail(12), tail(6), tail(0)};
    text.append(bytes.data(), bytes.size());
  }
}

// Number of code points of a valid text. Time O(n).
std::size_t count_code_points(std::string_view text);

// Turns byte offsets of one valid UTF-8 text into code point offsets and back: reports count code points, tokens bytes.
// Holds a view of the text. Building O(n), a look-up O(kStride).
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  // Code points before byte `byte`, which is at most the size of the text and starts a code point.
  std::uint32_t code_point_at_byte(std::uint32_t byte) const;
  // Byte at which code point number `code_point` starts; the size of the text for its number of code points.
  std::uint32_t byte_at_code_point(std::uint32_t code_point) const;
  std::uint32_t size() const { return size_; }  // code points in all

 private:
  static constexpr std::uint32_t kStride = 256;  // bytes between stored counts
  std::string_view text_;
  std::vector<std::uint32_t> counts_;  // code points before byte i * kStride
  std::uint32_t size_ = 0;
};

}  // namespace tamga
