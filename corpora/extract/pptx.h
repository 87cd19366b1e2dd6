// PPTX (PowerPoint presentations, also their templates and shows): what stands on the slides, in their order, and the
// notes of the speaker.
#pragma once

#include <string_view>

#include "corpora/extract/extract.h"

namespace tamga {

// Block::page is the number of the slide. Titles are headings, text of diagrams stands behind its slide, and notes, as
// comments, behind that; dates, footers and slide numbers are left out. That some slides are hidden is noted. Errors:
// kCorrupt (damaged, and where), kUnsupported (locked by a password), kLimitExceeded.
Result<ExtractedText> read_pptx(std::string_view bytes, std::string_view name, const ExtractLimits& limits);

}  // namespace tamga
