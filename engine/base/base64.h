// Base64 (RFC 4648, section 4), in its one canonical form.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tamga {

std::string base64_encode(std::span<const unsigned char> bytes);  // padded, no line breaks

// The bytes that give exactly `text`; nothing for any other text, also where only unused bits or the padding differ.
std::optional<std::string> base64_decode(std::string_view text);

}  // namespace tamga
