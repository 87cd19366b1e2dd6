// The promises of ExtractedText, for fuzz targets of readers: breaking one ends the program.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "engine/text/extracted_text.h"
#include "engine/text/utf8.h"

namespace tamga {

inline void require(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

inline void require_sound(const ExtractedText& extracted) {
  require(!first_invalid_utf8(extracted.text), "a text is UTF-8");
  std::uint32_t end = 0;
  std::uint32_t paragraph = 0;
  for (const auto& block : extracted.blocks) {
    require(end <= block.range.begin && block.range.begin < block.range.end, "blocks are in order");
    require(block.range.end <= extracted.text.size(), "blocks lie in the text");
    require(block.paragraph == ++paragraph, "paragraphs are numbered");
    end = block.range.end;
  }
}

}  // namespace tamga
