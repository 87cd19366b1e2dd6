// UTF-16 as Windows programs save it, with a byte order mark or without, and UTF-32.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace tamga {

enum class ByteOrder : std::uint8_t { kLittle, kBig };

// The byte order if the bytes, which have no byte order mark, are plainly UTF-16: nearly all units are Latin, Cyrillic
// or general punctuation. Looks at no more than 64 KiB.
std::optional<ByteOrder> detect_utf16(std::string_view bytes);

// In UTF-8; a byte order mark at the start is left out. kCorrupt: a surrogate alone, or half a unit at the end; `name`
// and the byte are in the message.
Result<std::string> decode_utf16(std::string_view bytes, ByteOrder order, std::string_view name);

// The byte order of UTF-32, which nothing but its mark at the start tells.
std::optional<ByteOrder> detect_utf32(std::string_view bytes);
// As decode_utf16. kCorrupt: a number that is no character, or a part of one at the end.
Result<std::string> decode_utf32(std::string_view bytes, ByteOrder order, std::string_view name);

}  // namespace tamga
