// PDF through Poppler. Only the program tamga-pdf links it: Poppler is under the GPL.
#pragma once

#include <string_view>

#include "corpora/extract/extract.h"

namespace tamga {

// Block::page is the number of the page. Lines that run at the head or foot of the pages are read once, behind the
// text. Errors: kCorrupt (not a readable PDF), kUnsupported (locked by a password; no text layer), kLimitExceeded
// (pages, text).
Result<ExtractedText> read_pdf(std::string_view bytes, std::string_view name, const ExtractLimits& limits);

}  // namespace tamga
