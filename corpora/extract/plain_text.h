// Plain text: the text as it stands, without a byte order mark, and where its paragraphs are.
#pragma once

#include <string_view>
#include <vector>

#include "corpora/extract/extract.h"

namespace tamga {

Result<ExtractedText> read_plain_text(std::string_view bytes, std::string_view name, const ExtractLimits& limits);

// The paragraphs of a plain text. Where lines are wrapped (none has more than 120 characters, and some blank or
// indented line parts them) a paragraph is a run of lines up to a blank line or a deeper indent; else each line is one.
// Lines end with LF, CRLF or CR. Time O(n).
std::vector<Block> find_paragraphs(std::string_view text);

}  // namespace tamga
