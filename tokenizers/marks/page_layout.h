// The paragraphs and lines of a text, as the readers of marks need them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/text/extracted_text.h"

namespace tamga {

// A line that holds something, without the white space around it.
struct TextLine {
  ByteRange range;
  std::uint32_t paragraph = 0;  // index into PageLayout::paragraphs
};

struct TextParagraph {
  ByteRange range;
  Part part = Part::kBody;
  std::uint32_t page = 0;        // from 1; 0 where the format has no pages
  std::uint32_t line_begin = 0;  // its lines are [line_begin, line_end) of PageLayout::lines; at least one
  std::uint32_t line_end = 0;
  std::uint32_t line_count() const { return line_end - line_begin; }
};

// In the order of the text. A paragraph is a block of the text; where a text has no blocks, each line is one.
struct PageLayout {
  std::string_view text;
  std::vector<TextParagraph> paragraphs;
  std::vector<TextLine> lines;

  std::string_view slice(ByteRange range) const { return text.substr(range.begin, range.size()); }
};

// Holds a view of `text`. Time O(n).
PageLayout read_page_layout(const ExtractedText& text);

}  // namespace tamga
