// Values of CSS: colours and lengths, as far as they tell whether a text is seen.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpora/extract/visibility.h"

namespace tamga {

struct CssColour {
  std::optional<Colour> colour;  // nothing: one that is not understood
  bool transparent = false;
};

// "white", "#FFF", "rgb(255, 255, 255)", "rgba(0,0,0,0)", "transparent".
CssColour parse_css_colour(std::string_view value);

// In points: "12pt", "-9999px", "0", "1.5em" of `points`, "50%" of them. Nothing where it is no length.
std::optional<double> parse_css_length(std::string_view value, double points);

// Without white space at its ends, in lower case.
std::string css_word(std::string_view text);

}  // namespace tamga
