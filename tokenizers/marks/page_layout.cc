#include "tokenizers/marks/page_layout.h"

#include <algorithm>

#include "tokenizers/marks/byte_set.h"

namespace tamga {
namespace {

constexpr std::string_view kBlank = " \t\v\f\r\n";
constexpr ByteSet kLineEnds("\r\n\f\v");

void add_lines(const ExtractedText& text, ByteRange range, std::uint32_t paragraph, std::vector<TextLine>& lines) {
  const auto block = std::string_view(text.text).substr(0, range.end);
  for (std::size_t at = range.begin; at < block.size();) {
    const auto end = std::min(kLineEnds.find_in(block, at), block.size());
    const auto line = block.substr(at, end - at);  // looking no farther keeps a page of blank lines linear
    if (const auto first = line.find_first_not_of(kBlank); first != std::string_view::npos) {
      const auto last = line.find_last_not_of(kBlank);
      lines.push_back({{static_cast<std::uint32_t>(at + first), static_cast<std::uint32_t>(at + last + 1)}, paragraph});
    }
    at = end + 1;
  }
}

void add_block(const ExtractedText& text, const Block& block, PageLayout& layout) {
  const auto begin = static_cast<std::uint32_t>(layout.lines.size());
  add_lines(text, block.range, static_cast<std::uint32_t>(layout.paragraphs.size()), layout.lines);
  const auto end = static_cast<std::uint32_t>(layout.lines.size());
  if (begin == end) return;
  const ByteRange range{layout.lines[begin].range.begin, layout.lines[end - 1].range.end};
  layout.paragraphs.push_back({range, block.part, block.page, begin, end});
}

}  // namespace

PageLayout read_page_layout(const ExtractedText& text) {
  PageLayout layout;
  layout.text = text.text;
  for (const auto& block : text.blocks) add_block(text, block, layout);
  if (!text.blocks.empty()) return layout;
  add_lines(text, {0, static_cast<std::uint32_t>(text.text.size())}, 0, layout.lines);
  for (std::uint32_t i = 0; i < layout.lines.size(); ++i) {
    layout.lines[i].paragraph = i;
    layout.paragraphs.push_back({layout.lines[i].range, Part::kBody, 0, i, i + 1});
  }
  return layout;
}

}  // namespace tamga
