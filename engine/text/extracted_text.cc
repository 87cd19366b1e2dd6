#include "engine/text/extracted_text.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace tamga {

std::string_view part_name(Part part) {
  switch (part) {
    case Part::kBody:
      return "body";
    case Part::kHeading:
      return "heading";
    case Part::kTableCell:
      return "table cell";
    case Part::kFootnote:
      return "footnote";
    case Part::kEndnote:
      return "endnote";
    case Part::kHeader:
      return "header";
    case Part::kFooter:
      return "footer";
    case Part::kComment:
      return "comment";
    case Part::kTextBox:
      return "text box";
  }
  assert(false);
  return "";
}

std::string_view hidden_by_name(HiddenBy how) {
  switch (how) {
    case HiddenBy::kFormat:
      return "formatted as hidden";
    case HiddenBy::kColour:
      return "in the colour of its background";
    case HiddenBy::kSize:
      return "in letters too small to read";
    case HiddenBy::kTransparent:
      return "drawn without ink";
    case HiddenBy::kOffPage:
      return "outside the page";
    case HiddenBy::kCovered:
      return "covered by something else";
  }
  assert(false);
  return "";
}

const Block* find_block(const std::vector<Block>& blocks, std::uint32_t at) {
  const auto after = std::ranges::upper_bound(blocks, at, {}, [](const Block& block) { return block.range.begin; });
  return after == blocks.begin() ? nullptr : &*std::prev(after);
}

}  // namespace tamga
