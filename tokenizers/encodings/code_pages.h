// The 8-bit code pages in which works are still handed in, and UTF-8 from single characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tamga {

// PT154 and KZ-1048 are CP1251 with Kyrgyz and Kazakh letters in place of signs and of letters of other languages.
enum class CodePage : std::uint8_t {
  kCp1251,
  kKoi8R,
  kCp866,
  kPt154,
  kKz1048,
  kIso88595,
  kMacCyrillic,
  kCp1252,
  kCp1254,
};

std::string_view code_page_name(CodePage page);  // "CP1251", "KOI8-R", ...

// The 128 characters of bytes 0x80 to 0xFF; U+FFFD where the page has none.
std::u16string_view upper_half(CodePage page);

// The character of one byte.
char16_t character(CodePage page, char byte);

// `bytes` in UTF-8. Time O(n); the result has at most three times as many bytes.
std::string decode_code_page(std::string_view bytes, CodePage page);

}  // namespace tamga
