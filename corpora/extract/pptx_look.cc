#include "corpora/extract/pptx_look.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "corpora/extract/contains.h"
#include "corpora/extract/theme_colours.h"
#include "corpora/extract/xml.h"

namespace tamga {
namespace {

pugi::xml_node first_element(const pugi::xml_node& node) {
  return node.find_child([](const pugi::xml_node& child) { return child.type() == pugi::node_element; });
}

// "spPr" of a shape, "grpSpPr" of a group, "xfrm" beside neither of a frame.
pugi::xml_node properties_of(const pugi::xml_node& shape) {
  const auto own = child_of(shape, "spPr");
  return own.empty() ? child_of(shape, "grpSpPr") : own;
}

constexpr auto kFillings =
    std::to_array<std::string_view>({"solidFill", "gradFill", "blipFill", "pattFill", "grpFill"});

// Whether a shape fills its box, so that text may stand on it.
bool is_filled(const pugi::xml_node& node) {
  const auto name = local_name(node.name());
  if (name == "pic") return true;
  if (name != "sp" && name != "cxnSp" && name != "graphicFrame") return false;
  if (name == "graphicFrame") return true;
  for (const auto& each : child_of(node, "spPr")) {
    if (contains(kFillings, local_name(each.name()))) return true;
    if (local_name(each.name()) == "noFill") return false;
  }
  const std::string_view index = find_below(child_of(node, "style"), "fillRef").attribute("idx").value();
  return !index.empty() && index != "0";
}

// The text of one shape alone stands on itself; two are enough for one to stand on the other.
bool is_crowded(const SlideParts& parts) {
  for (const auto& root : {parts.slide, parts.layout, parts.master}) {
    if (!root.find_node(is_filled).empty()) return true;
  }
  return false;
}

std::map<std::string, Colour> scheme_of(const SlideParts& parts) {
  auto scheme = theme_colours(parts.theme);
  constexpr auto kUsual = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"bg1", "lt1"}, {"tx1", "dk1"}, {"bg2", "lt2"}, {"tx2", "dk2"}});
  const auto map = child_of(parts.master, "clrMap");
  for (const auto& [name, usual] : kUsual) {
    const std::string_view mapped = map.attribute(std::string(name).c_str()).value();
    const auto found = scheme.find(std::string(mapped.empty() ? usual : mapped));
    if (found != scheme.end()) scheme.emplace(name, Colour(found->second));
  }
  return scheme;
}

double number_of(const pugi::xml_node& node, const char* name) {
  return std::strtod(node.attribute(name).value(), nullptr);
}

}  // namespace

SlideLooks::SlideLooks(const SlideParts& parts) : scheme_(scheme_of(parts)) {
  if (const auto size = child_of(parts.presentation, "sldSz"); number_of(size, "cx") > 0) {
    width_ = number_of(size, "cx");
    height_ = number_of(size, "cy");
  }
  slide_.points = 18;
  if (!is_crowded(parts)) slide_.ground = background(parts);
}

// Of the colour inside a filling. Changes of brightness make it one that is not known.
std::optional<Colour> SlideLooks::colour_of(const pugi::xml_node& holder, bool& transparent) const {
  constexpr double kHardlySeen = 5'000;  // thousandths of a percent of opacity
  const auto node = first_element(holder);
  const auto alpha = child_of(node, "alpha");
  transparent = !alpha.empty() && number_of(alpha, "val") < kHardlySeen;
  const auto first = first_element(node);
  if (!first.empty() && local_name(first.name()) != "alpha") return std::nullopt;
  const auto name = local_name(node.name());
  const std::string value = node.attribute("val").value();
  if (name == "srgbClr") return parse_colour(value);
  if (name == "sysClr") return parse_colour(node.attribute("lastClr").value());
  if (name == "prstClr" && value == "white") return kWhite;
  const auto found = scheme_.find(value);
  return name == "schemeClr" && found != scheme_.end() ? std::optional(found->second) : std::nullopt;
}

SlideLooks::Fill SlideLooks::fill_of(const pugi::xml_node& properties) const {
  Fill fill;
  for (const auto& each : properties) {
    const auto name = local_name(each.name());
    fill.there = fill.there || name == "noFill" || contains(kFillings, name);
    fill.none = fill.none || name == "noFill";
    if (name == "solidFill") fill.colour = colour_of(each, fill.transparent);
  }
  return fill;
}

std::optional<Colour> SlideLooks::background(const SlideParts& parts) const {
  for (const auto& root : {parts.slide, parts.layout, parts.master}) {
    const auto ground = child_of(child_of(root, "cSld"), "bg");
    if (ground.empty()) continue;
    bool transparent = false;
    const auto reference = child_of(ground, "bgRef");
    if (!reference.empty()) {
      const std::string_view index = reference.attribute("idx").value();
      return index == "1001" ? colour_of(reference, transparent) : std::nullopt;  // the others are patterns
    }
    return fill_of(child_of(ground, "bgPr")).colour;
  }
  return kWhite;
}

Look SlideLooks::of_shape(const pugi::xml_node& shape, Look around) const {
  const auto properties = properties_of(shape);
  const auto inner = child_of(properties, "xfrm");
  const auto place = inner.empty() ? child_of(shape, "xfrm") : inner;
  const auto at = child_of(place, "off");
  const auto size = child_of(place, "ext");
  if (!at.empty()) {
    const double x = number_of(at, "x");
    const double y = number_of(at, "y");
    const bool outside =
        x >= width_ || y >= height_ || x + number_of(size, "cx") <= 0 || y + number_of(size, "cy") <= 0;
    around.off_page = around.off_page || outside;
  }
  for (const auto& child : shape) {
    if (!local_name(child.name()).starts_with("nv")) continue;
    const std::string_view hidden = child_of(child, "cNvPr").attribute("hidden").value();
    around.hidden = around.hidden || hidden == "1" || hidden == "true";
  }
  const auto fill = fill_of(properties);
  const std::string_view styled = find_below(child_of(shape, "style"), "fillRef").attribute("idx").value();
  if (fill.there && !fill.none)
    around.ground = fill.transparent ? std::nullopt : fill.colour;
  else if (!fill.there && !styled.empty() && styled != "0")
    around.ground = std::nullopt;
  if (local_name(shape.name()) == "graphicFrame") around.ground = std::nullopt;  // its style fills the cells
  return around;
}

Look SlideLooks::of_cell(const pugi::xml_node& cell, Look around) const {
  const auto fill = fill_of(child_of(cell, "tcPr"));
  if (fill.there) around.ground = fill.colour;
  return around;
}

Look SlideLooks::of_paragraph(const pugi::xml_node& paragraph, Look around) const {
  const auto styles = child_of(paragraph.parent(), "lstStyle");
  if (styles.empty()) return around;
  around = of_properties(child_of(child_of(styles, "defPPr"), "defRPr"), around);
  const int level = child_of(paragraph, "pPr").attribute("lvl").as_int();
  const auto style = child_of(styles, "lvl" + std::to_string(std::clamp(level, 0, 8) + 1) + "pPr");
  return of_properties(child_of(style, "defRPr"), around);
}

Look SlideLooks::of_run(const pugi::xml_node& run, Look around) const {
  return of_properties(child_of(run, "rPr"), around);
}

Look SlideLooks::of_properties(const pugi::xml_node& properties, Look around) const {
  if (const double size = number_of(properties, "sz"); size > 0) around.points = size / 100;
  const auto fill = fill_of(properties);
  if (!fill.there) return around;
  around.ink = fill.colour;
  around.without_ink = fill.none || fill.transparent;
  return around;
}

}  // namespace tamga
