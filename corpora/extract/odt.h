// ODT (OpenDocument text, also its templates): paragraphs, headings, tables, lists, notes, comments, text boxes, and
// the headers and footers of its pages.
#pragma once

#include <string_view>

#include "corpora/extract/extract.h"

namespace tamga {

// Notes, comments, headers and footers stand behind the text that they belong to. Tracked changes are read as accepted;
// that there are any, and hidden text, is noted. Errors: kCorrupt (damaged, and where), kUnsupported (locked by a
// password), kLimitExceeded.
Result<ExtractedText> read_odt(std::string_view bytes, std::string_view name, const ExtractLimits& limits);

}  // namespace tamga
