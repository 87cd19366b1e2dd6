// Which paragraph styles of a DOCX file are headings. Their ids are local ("1" in a Russian Word), their names are not.
#pragma once

#include <pugixml.hpp>
#include <set>
#include <string>

namespace tamga {

// The ids of the styles that are, or are based on, "heading N" or "Title", or that have an outline level.
std::set<std::string> heading_styles(const pugi::xml_node& styles);

// Whether a w:pPr gives an outline level of a heading (0 to 8) itself.
bool has_outline_level(const pugi::xml_node& paragraph_properties);

// The value of the child `child` (local name) of `node`: the attribute "val" in whatever prefix.
std::string value_of_child(const pugi::xml_node& node, const char* child);

}  // namespace tamga
