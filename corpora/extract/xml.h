// XML parts of documents, made safe before they are parsed: no DOCTYPE, bounded depth and number of nodes, valid UTF-8.
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace tamga {

// The tree of `bytes` (UTF-8 or UTF-16), white space kept. `where` names file and part in messages. Errors: kCorrupt (a
// DOCTYPE, not well-formed, not UTF-8; at which byte), kLimitExceeded (deeper than `depth`, or more than 8 million
// elements and attributes, which is 512 MiB as a tree). Time O(n).
Result<pugi::xml_document> parse_xml(std::string_view bytes, std::string_view where, std::uint32_t depth);

// The name of an element without its prefix: "p" of "w:p".
std::string_view local_name(std::string_view qualified);

// By local names, since prefixes are free. The first child; the first element anywhere below; empty: there is none.
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);
pugi::xml_node find_below(const pugi::xml_node& root, std::string_view name);
// The value of an attribute; empty where it is not there.
std::string_view attribute_of(const pugi::xml_node& node, std::string_view name);

}  // namespace tamga
