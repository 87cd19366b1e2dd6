// Extracted text as a row: all of it, what a reader of the file does not see included, which an index leaves out.
//
// Layout: byte version (1); string, the text as engine/index/text_codec.h encodes it; varint number of hidden runs, of
// each its text (string), varint place, varint page, byte reason; byte 1 and the repair of an old encoding (string map,
// varint letters, three numbers of 8 bytes, IEEE 754, little-endian), or byte 0; checksum.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/text/extracted_text.h"

namespace tamga {

std::string encode_text_row(const ExtractedText& text);
std::optional<ExtractedText> decode_text_row(std::string_view sealed);  // nothing: damaged

}  // namespace tamga
