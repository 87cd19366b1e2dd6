#include "corpora/extract/utf16.h"

#include <cstdint>

#include "corpora/extract/code_pages.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr std::size_t kSample = 64U << 10U;

char16_t unit_at(std::string_view bytes, std::size_t at, ByteOrder order) {
  const unsigned first = static_cast<unsigned char>(bytes[at]);
  const unsigned second = static_cast<unsigned char>(bytes[at + 1]);
  const unsigned unit = order == ByteOrder::kLittle ? first | (second << 8U) : second | (first << 8U);
  return static_cast<char16_t>(unit);
}

bool is_common(char16_t unit) {
  if (unit < 0x20) return unit == '\t' || unit == '\n' || unit == '\r';
  return (unit < 0x7F) || (unit >= 0xA0 && unit < 0x100) || (unit >= 0x400 && unit < 0x530) ||
         (unit >= 0x2010 && unit < 0x2040) || unit == 0x2116;
}

// Whether at least 19 of 20 units, and the first of all, are common characters.
bool fits(std::string_view bytes, ByteOrder order) {
  std::size_t common = 0;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) common += is_common(unit_at(bytes, at, order)) ? 1U : 0U;
  return common * 20 >= bytes.size() / 2 * 19;
}

std::unexpected<Error> bad_unit(std::string_view name, std::size_t at, std::string_view encoding = "UTF-16") {
  return fail(ErrorCode::kCorrupt,
              std::string(name) + ": not valid " + std::string(encoding) + " at byte " + std::to_string(at));
}

}  // namespace

std::optional<ByteOrder> detect_utf16(std::string_view bytes) {
  bytes = bytes.substr(0, kSample);
  if (bytes.size() < 2) return std::nullopt;
  // A text of 8 bits has neither zeros nor U+0004; one of 16 bits that is Latin or Cyrillic is full of them.
  std::uint32_t high = 0;
  for (const char byte : bytes) high += static_cast<std::uint32_t>((byte == '\0') | (byte == '\x04'));
  if (std::size_t{high} * 4 < bytes.size()) return std::nullopt;
  if (fits(bytes, ByteOrder::kLittle)) return ByteOrder::kLittle;
  if (fits(bytes, ByteOrder::kBig)) return ByteOrder::kBig;
  return std::nullopt;
}

Result<std::string> decode_utf16(std::string_view bytes, ByteOrder order, std::string_view name) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    if (at + 1 == bytes.size()) return bad_unit(name, at);
    char32_t unit = unit_at(bytes, at, order);
    if (at == 0 && unit == 0xFEFF) continue;
    if (unit >= 0xD800 && unit < 0xE000) {
      const char32_t low = at + 3 < bytes.size() ? unit_at(bytes, at + 2, order) : 0;
      if (unit >= 0xDC00 || low < 0xDC00 || low >= 0xE000) return bad_unit(name, at);
      unit = 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
      at += 2;
    }
    append_utf8(text, unit);
  }
  return text;
}

std::optional<ByteOrder> detect_utf32(std::string_view bytes) {
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) return ByteOrder::kLittle;
  if (bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4))) return ByteOrder::kBig;
  return std::nullopt;
}

Result<std::string> decode_utf32(std::string_view bytes, ByteOrder order, std::string_view name) {
  std::string text;
  text.reserve(bytes.size() / 2);
  for (std::size_t at = 0; at < bytes.size(); at += 4) {
    if (at + 4 > bytes.size()) return bad_unit(name, at, "UTF-32");
    const bool little = order == ByteOrder::kLittle;
    const char32_t high = unit_at(bytes, at + (little ? 2 : 0), order);
    const char32_t character = (high << 16U) | unit_at(bytes, at + (little ? 0 : 2), order);
    if (at == 0 && character == 0xFEFF) continue;
    if (character > 0x10FFFF || (character >= 0xD800 && character < 0xE000)) return bad_unit(name, at, "UTF-32");
    append_utf8(text, character);
  }
  return text;
}

}  // namespace tamga
