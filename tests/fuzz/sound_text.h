// The promises of ExtractedText, for fuzz targets of readers: breaking one ends the program.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "engine/text/extracted_text.h"
#include "engine/text/utf8.h"

namespace tamga {

inline void require(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

inline bool between_code_points(std::string_view text, std::size_t at) {
  return at <= text.size() && (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

inline bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\v\f\r") == std::string_view::npos;
}

inline void require_sound(const ExtractedText& extracted) {
  const std::string_view text = extracted.text;
  require(!first_invalid_utf8(text), "a text is UTF-8");
  std::uint32_t end = 0;
  std::uint32_t paragraph = 0;
  for (const auto& block : extracted.blocks) {
    require(end <= block.range.begin && block.range.begin < block.range.end, "blocks are in order");
    require(block.range.end <= text.size(), "blocks lie in the text");
    require(between_code_points(text, block.range.begin) && between_code_points(text, block.range.end),
            "blocks cut no character");
    require(is_blank(text.substr(end, block.range.begin - end)), "between blocks is white space");
    require(block.paragraph == ++paragraph, "paragraphs are numbered");
    end = block.range.end;
  }
  require(is_blank(text.substr(end)), "behind the last block is white space");
  std::uint32_t at = 0;
  for (const auto& run : extracted.hidden) {
    require(at <= run.at && between_code_points(text, run.at), "hidden runs are in order, at places of the text");
    require(!run.text.empty() && !first_invalid_utf8(run.text), "hidden runs have a text that can be shown");
    at = run.at;
  }
  require(extracted.hidden.size() <= kMostHiddenRuns, "hidden runs are bounded");
}

}  // namespace tamga
