#include "corpora/extract/theme_colours.h"

#include <array>
#include <charconv>
#include <utility>

#include "corpora/extract/xml.h"

namespace tamga {
namespace {

using Name = std::pair<std::string_view, std::string_view>;

// WordprocessingML has long names for what DrawingML has short ones.
std::string_view short_name(std::string_view name) {
  constexpr auto kNames = std::to_array<Name>({{"background1", "bg1"},
                                               {"background2", "bg2"},
                                               {"text1", "tx1"},
                                               {"text2", "tx2"},
                                               {"t1", "tx1"},
                                               {"t2", "tx2"},
                                               {"light1", "lt1"},
                                               {"light2", "lt2"},
                                               {"dark1", "dk1"},
                                               {"dark2", "dk2"},
                                               {"hyperlink", "hlink"},
                                               {"followedHyperlink", "folHlink"}});
  for (const auto& [known, shorter] : kNames) {
    if (name == known) return shorter;
  }
  return name;
}

// "7F" as a share of 255; nothing for anything else.
std::optional<double> share_of(std::string_view hex) {
  unsigned value = 0;
  const auto [end, failed] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
  if (failed != std::errc() || end != hex.data() + hex.size() || value > 255) return std::nullopt;
  return value / 255.0;
}

// Between a colour, of which `share` stays, and black (0) or white (255).
Colour mixed(Colour colour, double share, double with) {
  const auto part = [share, with](std::uint8_t value) {
    return static_cast<std::uint8_t>(value * share + with * (1 - share));
  };
  return {part(colour.red), part(colour.green), part(colour.blue)};
}

bool is_on(const pugi::xml_node& switched) {
  const auto value = attribute_of(switched, "val");
  return !switched.empty() && value != "0" && value != "false" && value != "off";
}

}  // namespace

std::map<std::string, Colour> theme_colours(const pugi::xml_node& theme) {
  std::map<std::string, Colour> colours;
  for (const auto& entry : find_below(theme, "clrScheme")) {
    const auto value = entry.find_child([](const pugi::xml_node& child) { return child.type() == pugi::node_element; });
    const bool of_system = local_name(value.name()) == "sysClr";
    if (const auto colour = parse_colour(attribute_of(value, of_system ? "lastClr" : "val"))) {
      colours.emplace(local_name(entry.name()), *colour);
    }
  }
  return colours;
}

DocxTheme::DocxTheme(const pugi::xml_node& theme, const pugi::xml_node& settings)
    : colours_(theme_colours(theme)), shows_page_colour_(is_on(child_of(settings, "displayBackgroundShape"))) {
  colours_.emplace("lt1", kWhite);  // as in the theme that programs begin with
  colours_.emplace("dk1", Colour{0, 0, 0});
  for (const auto& each : child_of(settings, "clrSchemeMapping").attributes()) {
    mapped_.emplace(short_name(local_name(each.name())), short_name(each.value()));
  }
  for (const auto& [name, usual] :
       std::to_array<Name>({{"bg1", "lt1"}, {"bg2", "lt2"}, {"tx1", "dk1"}, {"tx2", "dk2"}}))
    mapped_.emplace(name, usual);
}

std::optional<Colour> DocxTheme::named(std::string_view name) const {
  auto own = std::string(short_name(name));
  if (const auto mapped = mapped_.find(own); mapped != mapped_.end()) own = mapped->second;
  const auto found = colours_.find(own);
  return found == colours_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Colour> DocxTheme::colour_of(const pugi::xml_node& node, std::string_view value,
                                           std::string_view theme) const {
  const auto name = attribute_of(node, theme);
  if (name.empty() || name == "none") return parse_colour(attribute_of(node, value));
  auto colour = named(name);
  if (!colour) return parse_colour(attribute_of(node, value));  // what the program that wrote it saw
  const bool of_text = theme == "themeColor";
  if (const auto share = share_of(attribute_of(node, of_text ? "themeTint" : "themeFillTint"))) {
    colour = mixed(*colour, *share, 255);
  }
  if (const auto share = share_of(attribute_of(node, of_text ? "themeShade" : "themeFillShade"))) {
    colour = mixed(*colour, *share, 0);
  }
  return colour;
}

std::optional<Colour> DocxTheme::page(const pugi::xml_node& root) const {
  const auto ground = child_of(root, "background");
  const auto colour = attribute_of(ground, "color");
  const bool says = (!colour.empty() && colour != "auto") || !attribute_of(ground, "themeColor").empty();
  return shows_page_colour_ && says ? colour_of(ground, "color", "themeColor") : kWhite;
}

}  // namespace tamga
