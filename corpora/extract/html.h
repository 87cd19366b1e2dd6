// HTML as a browser would show it: block elements are paragraphs, scripts, styles and the head are left out.
#pragma once

#include <string_view>

#include "corpora/extract/block_writer.h"
#include "corpora/extract/extract.h"

namespace tamga {

// A page or a piece of one. Errors: as decode_text; kLimitExceeded (elements too deep, too many, or arranged to be
// slow).
Result<ExtractedText> read_html(std::string_view bytes, std::string_view name, const ExtractLimits& limits);

// Writes the blocks of `html`, which is valid UTF-8, to `out`: for the HTML inside other formats. `sheet` is a style
// sheet that it refers to.
Status write_html(std::string_view html, std::string_view name, std::uint32_t depth, BlockWriter& out,
                  std::string_view sheet = {});

// The text of "&amp;" and its like; the input itself where it names nothing.
std::string decode_entity(std::string_view entity);

}  // namespace tamga
