// Relationships between the parts of an OOXML container (ECMA-376 part 2).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tamga {

struct Relationship {
  std::string id;    // "rId2"
  std::string type;  // the last step of its address: "slide", "notesSlide"
  std::string part;  // "ppt/slides/slide1.xml"
};

// "ppt/_rels/presentation.xml.rels", where those of "ppt/presentation.xml" stand.
std::string relationships_part(std::string_view part);

// Those of `part`, read from the XML of its relationships part; those that lead out of the container are left out.
// Nothing where the XML is damaged.
std::vector<Relationship> read_relationships(std::string_view xml, std::string_view part);

}  // namespace tamga
