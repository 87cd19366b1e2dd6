#include "corpora/extract/docx_place.h"

#include <cstdlib>
#include <string>
#include <string_view>

#include "corpora/extract/visibility.h"
#include "corpora/extract/xml.h"

namespace tamga {
namespace {

constexpr double kTwip = 1.0 / 20;
constexpr double kEmu = 1.0 / 12'700;

double number_of(const pugi::xml_node& node, std::string_view name, double unit) {
  return std::strtod(std::string(attribute_of(node, name)).c_str(), nullptr) * unit;
}

bool anchor_is_outside_any_page(const pugi::xml_node& anchor, std::string_view direction, std::string_view side) {
  const auto offset = find_below(find_below(anchor, direction), "posOffset");
  const double at = std::strtod(offset.child_value(), nullptr) * kEmu;
  return is_outside_any_page(at, number_of(find_below(anchor, "extent"), side, kEmu));
}

// "margin-left:-2000pt" in the style of a shape; 0 where it is not there.
double style_points(std::string_view style, std::string_view key) {
  const auto found = style.find(std::string(key) + ":");
  if (found == std::string_view::npos) return 0;
  const std::string rest(style.substr(found + key.size() + 1, 32));
  char* end = nullptr;
  const double value = std::strtod(rest.c_str(), &end);
  const std::string_view unit(end);
  if (unit.starts_with("in")) return value * 72;
  if (unit.starts_with("cm")) return value * 72 / 2.54;
  if (unit.starts_with("mm")) return value * 72 / 25.4;
  return value;
}

}  // namespace

bool is_off_page(const pugi::xml_node& frame) {
  return is_outside_any_page(number_of(frame, "x", kTwip), number_of(frame, "w", kTwip)) ||
         is_outside_any_page(number_of(frame, "y", kTwip), number_of(frame, "h", kTwip));
}

std::optional<HiddenBy> hidden_drawing(const pugi::xml_node& drawing) {
  const std::string_view hidden = child_of(drawing, "docPr").attribute("hidden").value();
  const std::string_view style = drawing.attribute("style").value();
  if (hidden == "1" || hidden == "true" || style.contains("visibility:hidden")) return HiddenBy::kFormat;
  const bool outside = anchor_is_outside_any_page(drawing, "positionH", "cx") ||
                       anchor_is_outside_any_page(drawing, "positionV", "cy") ||
                       is_outside_any_page(style_points(style, "margin-left"), style_points(style, "width")) ||
                       is_outside_any_page(style_points(style, "margin-top"), style_points(style, "height"));
  return outside ? std::optional(HiddenBy::kOffPage) : std::nullopt;
}

}  // namespace tamga
