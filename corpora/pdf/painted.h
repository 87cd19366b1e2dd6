// What has been painted on a page, as far as it tells whether a letter is seen. Knows nothing of PDF itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "corpora/extract/visibility.h"

namespace tamga {

// In points from the top left corner of the page.
struct PaintedBox {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

// One colour all over its box; an image; one that may let through what is below; anything else.
enum class PaintKind : std::uint8_t { kSolid, kPicture, kSheerPicture, kOther };

class PaintedPage {
 public:
  // Areas less than two points wide or high are lines, and left out; of more than 2,000 areas nothing is known.
  void paint(const PaintedBox& box, PaintKind kind, std::optional<Colour> colour);

  // What has been painted so far, as a number to give to is_covered().
  std::size_t now() const { return areas_.size(); }
  // Of the ground at a place: white where nothing was painted, nothing where it is not one colour.
  std::optional<Colour> ground(double x, double y) const;
  // Whether a picture lies there.
  bool has_picture(double x, double y) const;
  // Whether an area of one colour was painted there after `since`.
  bool is_covered(double x, double y, std::size_t since) const;
  // Whether a picture was painted there after `since`.
  bool is_below_picture(double x, double y, std::size_t since) const;

 private:
  struct Area {
    PaintedBox box;
    PaintKind kind;
    std::optional<Colour> colour;
  };
  bool is_below(PaintKind kind, double x, double y, std::size_t since) const;

  std::vector<Area> areas_;
  bool too_many_ = false;
};

}  // namespace tamga
