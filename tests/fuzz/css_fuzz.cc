// Any text as a style sheet, an element and its style attribute: the look that comes out can be judged, and
// declarations without a background leave the ground alone.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpora/extract/css_look.h"
#include "corpora/extract/css_rules.h"
#include "corpora/extract/css_value.h"
#include "tests/fuzz/sound_text.h"
#include "tests/fuzz/split.h"

namespace tamga {
namespace {

void require_look(const CssLook& look) {
  require(!std::isnan(look.look.points), "a size is a number");
  if (hidden_by(look.look) == HiddenBy::kColour) {
    require(look.look.ink && look.look.ground && looks_the_same(*look.look.ink, *look.look.ground),
            "what its colour hides has the colour of its ground");
  }
}

void apply_declarations(std::string_view declarations) {
  constexpr Colour kGround{12, 34, 56};
  CssLook look;
  look.look.ground = kGround;
  apply_css(declarations, look);
  require_look(look);
  if (!has_background(declarations)) require(look.look.ground == kGround, "the ground stays");
}

void apply_sheet(std::string_view sheet, const CssElement& element) {
  CssRules rules;
  rules.add(sheet);
  CssLook look;
  rules.apply(element, look);
  require_look(look);
  CssRules none;
  CssLook untouched;
  none.apply(element, untouched);
  require(untouched.look == CssLook().look, "without rules nothing changes");
}

void parse_values(std::string_view value) {
  const auto word = css_word(value);
  require(css_word(word) == word, "a word has one form");
  const auto colour = parse_css_colour(word);
  require(!(colour.colour && colour.transparent), "a colour is seen or it is not");
  if (const auto length = parse_css_length(word, 12)) require(!std::isnan(*length), "a length is a number");
}

}  // namespace
}  // namespace tamga

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [style, tag, id, classes, sheet] =
      tamga::split<5>(std::string_view(reinterpret_cast<const char*>(data), size));
  tamga::apply_declarations(style);
  tamga::parse_values(style);
  tamga::apply_sheet(sheet, {.tag = tag, .id = id, .classes = classes});
  return 0;
}
