#include "corpora/extract/docx_styles.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <string_view>
#include <utility>

#include "corpora/extract/xml.h"

namespace tamga {
namespace {

constexpr int kLongestChain = 16;  // of styles based on styles

bool is_heading_name(std::string name) {
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name == "title" || name == "subtitle" || name.starts_with("heading ");
}

}  // namespace

std::string value_of_child(const pugi::xml_node& node, const char* child) {
  return std::string(attribute_of(child_of(node, child), "val"));
}

bool has_outline_level(const pugi::xml_node& paragraph_properties) {
  const auto level = value_of_child(paragraph_properties, "outlineLvl");
  return level.size() == 1 && level[0] >= '0' && level[0] <= '8';
}

std::set<std::string> heading_styles(const pugi::xml_node& styles) {
  std::set<std::string> headings;
  std::map<std::string, std::string> base;
  for (const auto& style : styles) {
    if (local_name(style.name()) != "style" || attribute_of(style, "type") != "paragraph") continue;
    const std::string id(attribute_of(style, "styleId"));
    if (id.empty()) continue;  // nothing can name it
    base.emplace(id, value_of_child(style, "basedOn"));
    if (is_heading_name(value_of_child(style, "name")) || has_outline_level(child_of(style, "pPr"))) {
      headings.insert(id);
    }
  }
  for (const auto& [id, first] : base) {
    auto at = first;
    for (int step = 0; step < kLongestChain && base.contains(at) && !headings.contains(id); ++step) {
      if (headings.contains(at)) headings.insert(id);
      at = base.at(at);
    }
  }
  return headings;
}

}  // namespace tamga
