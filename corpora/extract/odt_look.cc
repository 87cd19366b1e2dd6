#include "corpora/extract/odt_look.h"

#include <cstdlib>

#include "corpora/extract/xml.h"

namespace tamga {
namespace {

constexpr int kLongestChain = 16;  // of styles with parents

// "10.5pt", "-3cm", "0.2in"; 0 for anything else.
double points_of(std::string_view length) {
  const std::string text(length.substr(0, 32));
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  const std::string_view unit(end);
  if (unit == "cm") return value * 72 / 2.54;
  if (unit == "mm") return value * 72 / 25.4;
  if (unit == "in") return value * 72;
  return value;
}

void apply_size(std::string_view size, Look& look) {
  if (size.empty()) return;
  if (size.ends_with('%'))
    look.points *= points_of(size.substr(0, size.size() - 1)) / 100;
  else
    look.points = points_of(size);
}

// "45%" of transparency that hardly lets a letter be seen.
bool lets_all_through(std::string_view transparency) {
  constexpr double kHardlySeen = 95;
  return transparency.ends_with('%') && points_of(transparency.substr(0, transparency.size() - 1)) >= kHardlySeen;
}

void apply_ground(const pugi::xml_node& properties, Look& look) {
  const auto colour = attribute_of(properties, "background-color");
  if (!colour.empty() && colour != "transparent") look.ground = parse_colour(colour);
  for (const auto& child : properties) {
    if (local_name(child.name()) == "background-image" && child.first_attribute()) look.ground = std::nullopt;
  }
}

void apply_text(const pugi::xml_node& properties, Look& look) {
  const auto display = attribute_of(properties, "display");
  if (!display.empty()) look.hidden = display == "none";
  if (const auto colour = attribute_of(properties, "color"); !colour.empty()) look.ink = parse_colour(colour);
  if (attribute_of(properties, "use-window-font-color") == "true") look.ink = std::nullopt;
  apply_size(attribute_of(properties, "font-size"), look);
  const auto scale = attribute_of(properties, "text-scale");
  constexpr double kLeastPercent = 10;
  if (scale.ends_with('%') && points_of(scale.substr(0, scale.size() - 1)) < kLeastPercent) look.points = 0;
  look.without_ink = look.without_ink || lets_all_through(attribute_of(properties, "char-transparency"));
}

// Lines of a fixed height cut off the letters that do not fit.
void apply_lines(const pugi::xml_node& properties, Look& look) {
  const auto height = attribute_of(properties, "line-height");
  if (height.empty()) return;
  const bool fixed = height.front() >= '0' && height.front() <= '9' && !height.ends_with('%');
  look.cut_off = fixed && points_of(height) < kLeastPoints;
}

}  // namespace

void OdtLooks::add(const pugi::xml_node& root) {
  for (const auto& list : root) {
    for (const auto& style : list) {
      const auto name = local_name(style.name());
      if (name == "page-layout") {
        Look look{.ground = kWhite};
        for (const auto& properties : style) {
          apply_ground(properties, look);
          const auto fill = attribute_of(properties, "fill");
          if (!fill.empty() && fill != "none") look.ground = {};
        }
        if (look.ground != kWhite) page_ = std::nullopt;
      }
      const auto own = attribute_of(style, "name");
      const bool named = name == "style" && !own.empty();  // one without a name must not pass for the default
      if (named || name == "default-style") styles_.emplace(Key(attribute_of(style, "family"), own), style);
    }
  }
}

void OdtLooks::apply(const Key& key, Look& look, int depth) const {
  const auto found = styles_.find(key);
  if (found == styles_.end() || depth == kLongestChain) return;
  if (!key.second.empty()) {
    apply(Key(key.first, attribute_of(found->second, "parent-style-name")), look, depth + 1);
  }
  for (const auto& properties : found->second) {
    const auto name = local_name(properties.name());
    if (name.ends_with("-properties")) apply_ground(properties, look);
    if (name == "text-properties") apply_text(properties, look);
    if (name == "paragraph-properties") apply_lines(properties, look);
  }
}

Look OdtLooks::styled(std::string_view family, std::string_view style, Look look) const {
  // The default of a text style is what its paragraph says.
  if (style.empty() && family != "paragraph") return look;
  apply(Key(family, style), look, 0);
  return look;
}

std::optional<HiddenBy> hidden_frame(const pugi::xml_node& frame) {
  const auto is_outside = [&frame](std::string_view at, std::string_view size) {
    return is_outside_any_page(points_of(attribute_of(frame, at)), points_of(attribute_of(frame, size)));
  };
  if (attribute_of(frame, "display") == "none") return HiddenBy::kFormat;
  if (is_outside("x", "width") || is_outside("y", "height")) return HiddenBy::kOffPage;
  return std::nullopt;
}

}  // namespace tamga
