// DOCX (Office Open XML, ECMA-376): the text of all parts of the document.
#pragma once

#include <string_view>

#include "corpora/extract/extract.h"

namespace tamga {

// Body first, each text box behind the paragraph that holds it, then footnotes, endnotes, comments, headers, footers.
// Inserted text of tracked changes is in, deleted text is out, and a note says so. Errors: as read_parts and parse_xml,
// naming the part; kCorrupt where there is no main part; kUnsupported where the file is locked by a password.
Result<ExtractedText> read_docx(std::string_view bytes, std::string_view name, const ExtractLimits& limits);

}  // namespace tamga
