// EPUB: the chapters of an e-book, HTML in a zip container, in the order in which they are to be read.
#pragma once

#include <string_view>

#include "corpora/extract/extract.h"

namespace tamga {

// Errors: kCorrupt (damaged, and where), kUnsupported (its chapters are locked), kLimitExceeded; those of read_html.
Result<ExtractedText> read_epub(std::string_view bytes, std::string_view name, const ExtractLimits& limits);

}  // namespace tamga
