// What a list of CSS declarations, as of a style attribute, makes of the look of a text.
#pragma once

#include <string_view>

#include "corpora/extract/visibility.h"

namespace tamga {

struct CssLook {
  Look look{.ground = kWhite};
  bool removed = false;  // display: none and its like: the element takes no room either
};

// Declarations that are not understood change nothing; a background that is not one colour makes the ground unknown.
void apply_css(std::string_view declarations, CssLook& look);

// Whether the declarations give a background.
bool has_background(std::string_view declarations);

}  // namespace tamga
