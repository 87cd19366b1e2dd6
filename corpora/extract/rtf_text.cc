#include "corpora/extract/rtf_text.h"

#include <utility>

namespace tamga {

std::size_t RtfText::begin_strand(Part part) {
  strands_.push_back({.part = part, .paragraphs = {}, .open = {}});
  return strands_.size() - 1;
}

void RtfText::append(std::size_t strand, std::string_view text, std::optional<HiddenBy> hidden) {
  auto& open = strands_[strand].open;
  if (open.empty() || open.back().hidden != hidden) open.push_back({{}, hidden});
  open.back().text += text;
}

void RtfText::end_paragraph(std::size_t strand, Part part) {
  auto& ended = strands_[strand];
  if (!ended.open.empty()) ended.paragraphs.push_back({part, std::exchange(ended.open, {})});
}

void RtfText::write(BlockWriter& out) {
  for (std::size_t each = 0; each < strands_.size(); ++each) end_paragraph(each, strands_[each].part);
  for (const Part part :
       {Part::kBody, Part::kFootnote, Part::kEndnote, Part::kComment, Part::kTextBox, Part::kHeader, Part::kFooter}) {
    for (const auto& strand : strands_) {
      if (strand.part != part) continue;
      for (const auto& paragraph : strand.paragraphs) {
        out.break_block();
        out.set_part(paragraph.part);
        for (const auto& piece : paragraph.pieces) {
          if (piece.hidden) out.begin_hidden(*piece.hidden);
          out.append(piece.text);
          if (piece.hidden) out.end_hidden();
        }
        out.break_block();
      }
    }
  }
}

}  // namespace tamga
