#include "corpora/extract/docx_look.h"

#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "corpora/extract/docx_styles.h"
#include "corpora/extract/xml.h"

namespace tamga {
namespace {

constexpr int kLongestChain = 16;  // of styles based on styles

bool is_off(std::string_view value) {
  return value == "0" || value == "false" || value == "off";
}

std::optional<Colour> highlight_colour(std::string_view name) {
  constexpr auto kNames = std::to_array<std::pair<std::string_view, Colour>>({{"black", {0, 0, 0}},
                                                                              {"blue", {0, 0, 255}},
                                                                              {"cyan", {0, 255, 255}},
                                                                              {"green", {0, 255, 0}},
                                                                              {"magenta", {255, 0, 255}},
                                                                              {"red", {255, 0, 0}},
                                                                              {"yellow", {255, 255, 0}},
                                                                              {"white", kWhite},
                                                                              {"darkBlue", {0, 0, 128}},
                                                                              {"darkCyan", {0, 128, 128}},
                                                                              {"darkGreen", {0, 128, 0}},
                                                                              {"darkMagenta", {128, 0, 128}},
                                                                              {"darkRed", {128, 0, 0}},
                                                                              {"darkYellow", {128, 128, 0}},
                                                                              {"darkGray", {128, 128, 128}},
                                                                              {"lightGray", {192, 192, 192}}});
  for (const auto& [known, colour] : kNames) {
    if (name == known) return colour;
  }
  return std::nullopt;
}

// Of w14:textFill: no filling, or one that lets all through (its alpha counts transparency in thousandths of a
// percent).
bool is_without_ink(const pugi::xml_node& properties) {
  const auto fill = child_of(properties, "textFill");
  if (!child_of(fill, "noFill").empty()) return true;
  const auto alpha = find_below(fill, "alpha");
  constexpr long kHardlySeen = 95'000;
  return !alpha.empty() && std::strtol(std::string(attribute_of(alpha, "val")).c_str(), nullptr, 10) >= kHardlySeen;
}

void apply_size(const pugi::xml_node& properties, Look& look) {
  if (const auto half_points = value_of_child(properties, "sz"); !half_points.empty()) {
    look.points = static_cast<double>(std::strtol(half_points.c_str(), nullptr, 10)) / 2;
  }
  constexpr long kLeastPercent = 10;  // of the width of letters
  const auto width = value_of_child(properties, "w");
  if (!width.empty() && std::strtol(width.c_str(), nullptr, 10) < kLeastPercent) look.points = 0;
}

// What a w:rPr says; what it does not name stays as it is. w:webHidden hides in one view of Word alone: tables of
// contents have it.
void apply_properties(const pugi::xml_node& properties, Look& look) {
  if (const auto vanish = child_of(properties, "vanish"); !vanish.empty()) {
    look.hidden = !is_off(attribute_of(vanish, "val"));
  }
  if (const auto colour = value_of_child(properties, "color"); !colour.empty()) look.ink = parse_colour(colour);
  apply_size(properties, look);
  look.ground = shaded(properties, look.ground);
  const auto highlight = value_of_child(properties, "highlight");
  if (!highlight.empty() && highlight != "none") look.ground = highlight_colour(highlight);
  look.without_ink = look.without_ink || is_without_ink(properties);
}

}  // namespace

std::optional<Colour> shaded(const pugi::xml_node& properties, std::optional<Colour> ground) {
  const auto shade = child_of(properties, "shd");
  const auto pattern = attribute_of(shade, "val");
  if (shade.empty() || pattern == "nil") return ground;
  const auto fill = attribute_of(shade, "fill");
  if (pattern != "clear" && !pattern.empty()) return std::nullopt;
  return fill.empty() || fill == "auto" ? ground : parse_colour(fill);
}

DocxLooks::DocxLooks(const pugi::xml_node& styles) {
  for (const auto& node : styles) {
    if (local_name(node.name()) == "docDefaults") defaults_ = child_of(child_of(node, "rPrDefault"), "rPr");
    if (local_name(node.name()) != "style") continue;
    const std::string id(attribute_of(node, "styleId"));
    if (id.empty()) continue;  // nothing can name it; a text that names no style must not find it
    const auto by_default = attribute_of(node, "default");
    const bool chosen = !by_default.empty() && !is_off(by_default);
    if (chosen && attribute_of(node, "type") == "paragraph") paragraph_style_ = id;
    styles_.emplace(id, Style{value_of_child(node, "basedOn"), node});
  }
}

void DocxLooks::apply(const std::string& style, Look& look, int depth) const {
  const auto found = styles_.find(style);
  if (found == styles_.end() || depth == kLongestChain) return;
  apply(found->second.base, look, depth + 1);
  look.ground = shaded(child_of(found->second.node, "pPr"), look.ground);
  apply_properties(child_of(found->second.node, "rPr"), look);
}

Look DocxLooks::of_paragraph(const pugi::xml_node& properties, std::optional<Colour> ground) const {
  Look look;
  look.ground = ground;
  apply_properties(defaults_, look);
  const auto named = value_of_child(properties, "pStyle");
  apply(named.empty() ? paragraph_style_ : named, look);
  look.ground = shaded(properties, look.ground);
  return look;
}

Look DocxLooks::of_run(const pugi::xml_node& properties, Look paragraph) const {
  apply(value_of_child(properties, "rStyle"), paragraph);
  apply_properties(properties, paragraph);
  return paragraph;
}

std::optional<Colour> DocxLooks::of_table(const pugi::xml_node& properties, std::optional<Colour> ground) const {
  auto style = value_of_child(properties, "tblStyle");
  for (int step = 0; step < kLongestChain; ++step) {
    const auto found = styles_.find(style);
    if (found == styles_.end()) break;
    if (!find_below(found->second.node, "shd").empty()) return std::nullopt;
    style = found->second.base;
  }
  return shaded(properties, ground);
}

}  // namespace tamga
