// From bytes to UTF-8: which encoding a text is in, decided from the bytes.
//
// In this order: a byte order mark; UTF-16 without one (every second byte is that of a Latin or Cyrillic page); valid
// UTF-8; UTF-8 with a few bad bytes, which is an Error and not another encoding; what the file declares; an 8-bit page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace tamga {

struct DecodedText {
  std::string text;      // valid UTF-8, no byte order mark
  std::string encoding;  // "UTF-8", "UTF-16LE", "CP1251", ...
};

// `declared` is what the file itself says ("windows-1251"), or empty. `name` is for messages. Errors: kCorrupt, "not
// valid UTF-8 at byte N"; kUnsupported for an encoding that is none of ours; kLimitExceeded past `text_bytes`. O(n).
Result<DecodedText> decode_text(std::string_view bytes, std::string_view name, std::uint64_t text_bytes,
                                std::string_view declared = {});

// Whether the bytes are text in some encoding, and not the inside of a program or an image.
bool looks_like_text(std::string_view bytes);

// The beginning of a text with "?" for what is not ASCII, whatever the encoding, at most `count` bytes: enough to know
// tags by.
std::string ascii_head(std::string_view bytes, std::size_t count);

}  // namespace tamga
