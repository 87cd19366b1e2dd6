#include "engine/report/certificate/printable_text.h"

#include <cstddef>

#include "engine/text/utf8.h"

namespace tamga {
namespace {

// The code point at the front of a valid text, taken off.
char32_t take_code_point(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t value = length == 1 ? lead : lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) value = value << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  text.remove_prefix(length);
  return value;
}

bool is_white(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == ' ' || c == 0x85 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x205F || c == 0x3000;
}

// Controls, marks of direction, joiners, variation selectors, tags, private use: nothing to see, or no fixed sight.
bool is_unseen(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  constexpr Range kUnseen[] = {{0, 0x1F},        {0x7F, 0x9F},     {0xAD, 0xAD},       {0x34F, 0x34F},
                               {0x61C, 0x61C},   {0x115F, 0x1160}, {0x17B4, 0x17B5},   {0x180B, 0x180F},
                               {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},   {0x3164, 0x3164},
                               {0xE000, 0xF8FF}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
                               {0xFFF0, 0xFFFC}, {0xFFFE, 0xFFFF}, {0x1D173, 0x1D17A}, {0xE0000, 0x10FFFF}};
  for (const Range& range : kUnseen) {
    if (range.first <= c && c <= range.last) return true;
  }
  return false;
}

std::string named(char32_t c) {
  std::string digits;
  for (auto rest = static_cast<std::uint32_t>(c); rest > 0 || digits.size() < 4; rest /= 16) {
    digits.insert(digits.begin(), "0123456789ABCDEF"[rest % 16]);
  }
  return "⟨U+" + digits + "⟩";
}

}  // namespace

std::string printable_text(std::string_view text, std::size_t most, const std::function<bool(char32_t)>& has_glyph) {
  std::string shown;
  bool blank = false;
  for (std::size_t count = 0; !text.empty(); ++count) {
    if (count == most) return shown + "…";
    const char32_t c = take_code_point(text);
    if (is_white(c)) {
      blank = !shown.empty();
      continue;
    }
    if (blank) shown += ' ';
    blank = false;
    if (is_unseen(c) || !has_glyph(c)) {
      shown += named(c);
    } else {
      append_utf8(shown, c);
    }
  }
  return shown;
}

}  // namespace tamga
