#include "tokenizers/encodings/mangled_utf8.h"

#include <algorithm>

#include "engine/text/utf8.h"
#include "tokenizers/code_points.h"

namespace tamga {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

}  // namespace

MangledUtf8::MangledUtf8(CodePage taken) {
  const auto page = upper_half(taken);
  bytes_.resize(std::size_t{*std::ranges::max_element(page)} + 1);
  for (std::size_t at = page.size(); at > 0; --at) {  // of two bytes with one character the first counts
    bytes_[page[at - 1]] = static_cast<std::uint8_t>(0x80 + at - 1);
  }
  if (bytes_.size() > kReplacement) bytes_[kReplacement] = 0;  // stands for bytes without a character
}

unsigned MangledUtf8::byte_of(char32_t c) const {
  if (c < 0x80) return 0;
  if (c < bytes_.size() && bytes_[c] != 0) return bytes_[c];
  return c < 0xA0 ? static_cast<unsigned>(c) : 0;  // a byte without a character becomes the control of its number
}

MangledUtf8::Character MangledUtf8::read(std::string_view text, std::size_t at) const {
  std::size_t end = at;
  const unsigned lead = byte_of(next_code_point(text, end));
  const std::size_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (length == 0) return {};
  std::string bytes(1, static_cast<char>(lead));
  while (bytes.size() < length && end < text.size()) {
    const auto c = next_code_point(text, end);
    // The no-break space, which is the last byte of «Р», is a plain space in what went through another program.
    const unsigned tail = c == U' ' && length == 2 && lead == 0xD0 ? 0xA0 : byte_of(c);
    if (tail < 0x80 || tail > 0xBF) return {};
    bytes += static_cast<char>(tail);
  }
  if (bytes.size() < length || first_invalid_utf8(bytes)) return {};
  return {first_code_point(bytes), end - at};
}

}  // namespace tamga
