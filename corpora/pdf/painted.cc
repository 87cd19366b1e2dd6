#include "corpora/pdf/painted.h"

#include <algorithm>
#include <ranges>

namespace tamga {
namespace {

constexpr std::size_t kMostAreas = 2'000;
constexpr double kLine = 2;  // points

bool holds(const PaintedBox& box, double x, double y) {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

}  // namespace

void PaintedPage::paint(const PaintedBox& box, PaintKind kind, std::optional<Colour> colour) {
  if (box.right - box.left < kLine || box.bottom - box.top < kLine) return;
  too_many_ = too_many_ || areas_.size() == kMostAreas;
  if (!too_many_) areas_.push_back({box, kind, colour});
}

std::optional<Colour> PaintedPage::ground(double x, double y) const {
  if (too_many_) return std::nullopt;
  for (const auto& area : std::views::reverse(areas_)) {
    if (holds(area.box, x, y)) return area.kind == PaintKind::kSolid ? area.colour : std::nullopt;
  }
  return kWhite;
}

bool PaintedPage::has_picture(double x, double y) const {
  return too_many_ || std::ranges::any_of(areas_, [x, y](const Area& area) {
           const bool picture = area.kind == PaintKind::kPicture || area.kind == PaintKind::kSheerPicture;
           return picture && holds(area.box, x, y);
         });
}

bool PaintedPage::is_covered(double x, double y, std::size_t since) const {
  return is_below(PaintKind::kSolid, x, y, since);
}

bool PaintedPage::is_below_picture(double x, double y, std::size_t since) const {
  return is_below(PaintKind::kPicture, x, y, since);
}

bool PaintedPage::is_below(PaintKind kind, double x, double y, std::size_t since) const {
  return !too_many_ && std::ranges::any_of(areas_ | std::views::drop(since), [kind, x, y](const Area& area) {
    return area.kind == kind && holds(area.box, x, y);
  });
}

}  // namespace tamga
