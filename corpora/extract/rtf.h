// RTF (Rich Text Format 1.9): what Word, WordPad and LibreOffice show of it.
#pragma once

#include <string_view>

#include "corpora/extract/extract.h"

namespace tamga {

// Footnotes, endnotes, comments, headers, footers and text boxes stand behind the text, in this order. Text in the code
// page of its font, and \u with its fallback left out. Deleted text of tracked changes is not read; that there is any,
// and hidden text, is noted. Errors: kCorrupt (the group that holds the document is not closed: the file breaks off),
// kLimitExceeded (groups deeper than `depth`, text). Time O(n).
Result<ExtractedText> read_rtf(std::string_view bytes, std::string_view name, const ExtractLimits& limits);

}  // namespace tamga
