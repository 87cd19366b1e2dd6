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

void apply_size(const pugi::xml_node& properties, Look& look) {
  if (const auto half_points = value_of_child(properties, "sz"); !half_points.empty()) {
    look.points = static_cast<double>(std::strtol(half_points.c_str(), nullptr, 10)) / 2;
  }
  constexpr long kLeastPercent = 10;  // of the width of letters
  const auto width = value_of_child(properties, "w");
  if (!width.empty() && std::strtol(width.c_str(), nullptr, 10) < kLeastPercent) look.points = 0;
}

// Whether a row, or a line, is so low that it cuts off the letters in it. Twips, of which a point has 20.
bool is_cut_off(std::string_view rule, std::string_view twips) {
  return rule == "exact" && std::strtol(std::string(twips).c_str(), nullptr, 10) < static_cast<long>(kLeastPoints * 20);
}

}  // namespace

bool is_low_row(const pugi::xml_node& row_properties) {
  const auto height = child_of(row_properties, "trHeight");
  return is_cut_off(attribute_of(height, "hRule"), attribute_of(height, "val"));
}

DocxLooks::DocxLooks(const pugi::xml_node& styles, DocxTheme theme) : theme_(std::move(theme)) {
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

std::optional<Colour> DocxLooks::shaded(const pugi::xml_node& properties, std::optional<Colour> ground) const {
  const auto shade = child_of(properties, "shd");
  const auto pattern = attribute_of(shade, "val");
  if (shade.empty() || pattern == "nil") return ground;
  if (pattern != "clear" && !pattern.empty()) return std::nullopt;
  const auto fill = attribute_of(shade, "fill");
  const bool fills = (!fill.empty() && fill != "auto") || !attribute_of(shade, "themeFill").empty();
  return fills ? theme_.colour_of(shade, "fill", "themeFill") : ground;
}

// w14:textFill, which newer programs show instead of w:color: no filling, one that lets all through (its alpha counts
// transparency in thousandths of a percent), or a colour of its own.
void DocxLooks::apply_filling(const pugi::xml_node& properties, Look& look) const {
  const auto fill = child_of(properties, "textFill");
  if (fill.empty()) return;
  constexpr long kHardlySeen = 95'000;
  const auto alpha = find_below(fill, "alpha");
  const bool lets_through =
      !alpha.empty() && std::strtol(std::string(attribute_of(alpha, "val")).c_str(), nullptr, 10) >= kHardlySeen;
  look.without_ink = !child_of(fill, "noFill").empty() || lets_through;
  look.ink = std::nullopt;
  for (const auto& colour : child_of(fill, "solidFill")) {
    const bool changed =
        !colour.find_child([](const auto& each) { return local_name(each.name()) != "alpha"; }).empty();
    const auto value = attribute_of(colour, "val");
    if (!changed) look.ink = local_name(colour.name()) == "schemeClr" ? theme_.named(value) : parse_colour(value);
  }
}

// What a w:rPr says; what it does not name stays as it is. w:webHidden hides in one view of Word alone: tables of
// contents have it.
void DocxLooks::apply_run(const pugi::xml_node& properties, Look& look) const {
  if (const auto vanish = child_of(properties, "vanish"); !vanish.empty()) {
    look.hidden = !is_off(attribute_of(vanish, "val"));
  }
  if (const auto colour = child_of(properties, "color"); !colour.empty()) {
    look.ink = theme_.colour_of(colour, "val", "themeColor");
  }
  apply_size(properties, look);
  look.ground = shaded(properties, look.ground);
  const auto highlight = value_of_child(properties, "highlight");
  if (!highlight.empty() && highlight != "none") look.ground = highlight_colour(highlight);
  apply_filling(properties, look);
}

// What a w:pPr says of the letters.
void DocxLooks::apply_paragraph(const pugi::xml_node& properties, Look& look) const {
  look.ground = shaded(properties, look.ground);
  const auto spacing = child_of(properties, "spacing");
  const auto height = attribute_of(spacing, "line");
  if (!height.empty()) look.cut_off = is_cut_off(attribute_of(spacing, "lineRule"), height);
}

void DocxLooks::apply(const std::string& style, Look& look, int depth) const {
  const auto found = styles_.find(style);
  if (found == styles_.end() || depth == kLongestChain) return;
  apply(found->second.base, look, depth + 1);
  apply_paragraph(child_of(found->second.node, "pPr"), look);
  apply_run(child_of(found->second.node, "rPr"), look);
}

Look DocxLooks::of_paragraph(const pugi::xml_node& properties, std::optional<Colour> ground) const {
  Look look;
  look.ground = ground;
  apply_run(defaults_, look);
  const auto named = value_of_child(properties, "pStyle");
  apply(named.empty() ? paragraph_style_ : named, look);
  apply_paragraph(properties, look);
  return look;
}

Look DocxLooks::of_run(const pugi::xml_node& properties, Look paragraph) const {
  apply(value_of_child(properties, "rStyle"), paragraph);
  apply_run(properties, paragraph);
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
