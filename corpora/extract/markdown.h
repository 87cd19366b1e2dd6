// Markdown (CommonMark with tables): the text without its marks.
#pragma once

#include <string_view>

#include "corpora/extract/extract.h"

namespace tamga {

// Paragraphs, headings, list items, table cells and code are blocks; HTML inside is read as HTML. Errors: as
// read_plain_text and read_html; kLimitExceeded for tables of more cells than the file has room for.
Result<ExtractedText> read_markdown(std::string_view bytes, std::string_view name, const ExtractLimits& limits);

}  // namespace tamga
