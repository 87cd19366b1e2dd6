// Whether a reader of a file sees a text, by how it looks. Readers gather a look from what their format says; the
// verdict is the same for all of them.
//
// Where it is not certain what a text stands on, its colour proves nothing: a text set apart by mistake would not be
// checked, and its author would be asked about nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/text/extracted_text.h"

namespace tamga {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  bool operator==(const Colour&) const = default;
};
inline constexpr Colour kWhite{255, 255, 255};

// "FFFFFF", "#ffffff" or "#fff"; nothing for anything else.
std::optional<Colour> parse_colour(std::string_view hex);

// Nobody can tell one from the other: no channel differs by a tenth.
bool looks_the_same(Colour one, Colour other);

struct Look {
  bool hidden = false;                // formatted so
  bool off_page = false;              // drawn where nothing is shown
  bool without_ink = false;           // transparent, or an outline of nothing
  bool cut_off = false;               // in a line so low that nothing of the letters is left
  double points = 12;                 // size of the letters
  std::optional<Colour> ink = {};     // nothing: not said, or chosen so that it can be read
  std::optional<Colour> ground = {};  // what is behind the letters; nothing: not known
  bool operator==(const Look&) const = default;
};

// Letters of less than 3 points are not read by anyone; those of the smallest footnotes have 6.
inline constexpr double kLeastPoints = 3;

// Whether a box that begins at `at` and is `size` wide (or high) lies outside of every page, in points. Formats count
// from a page, a margin or a paragraph, which all stand on the page; so the largest page and margin are allowed for.
bool is_outside_any_page(double at, double size);

// Why the text is not seen; nothing: it is.
std::optional<HiddenBy> hidden_by(const Look& look);

}  // namespace tamga
