// Marks that need more than one line to be seen: programs, page furniture, the title page.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/range.h"
#include "engine/text/token.h"
#include "tokenizers/marks/page_layout.h"
#include "tokenizers/marks/phrases.h"

namespace tamga {

// Lines of PageLayout::lines, [begin, end).
struct LineRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const LineRange&) const = default;
};

// Stretches of at least three lines of a program; up to two other lines between them (comments, names) belong to it.
std::vector<LineRange> find_programs(const PageLayout& layout);

// Page numbers on lines of their own, running heads, and whatever the file itself calls header or footer. A running
// head is a line of at most 100 bytes that stands next to a page number or at the turn of a page three times or more,
// digits in it apart. A lone number in a table is no page number: at least three lines must be, in rising order.
std::vector<LineRange> find_page_furniture(const PageLayout& layout);

// The lines before the first section, or before the first paragraph of running text, if at least three of them have a
// cue of a title page (a ministry, a department, who wrote it, who checked it). `first_section` is the line of the
// first heading that opens a section. Nothing otherwise.
LineRange find_title_page(const PageLayout& layout, std::span<const Token> tokens, const PhraseTable& cues,
                          std::uint32_t first_section);

// The tokens that lie inside `range`. Time O(log n).
TokenRange tokens_inside(std::span<const Token> tokens, ByteRange range);

}  // namespace tamga
