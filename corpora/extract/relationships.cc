#include "corpora/extract/relationships.h"

#include "corpora/extract/part_path.h"
#include "corpora/extract/xml.h"

namespace tamga {
namespace {

constexpr std::uint32_t kDepth = 16;  // it is flat

}  // namespace

std::string relationships_part(std::string_view part) {
  const auto name = part.find_last_of('/') + 1;
  return std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
}

std::vector<Relationship> read_relationships(std::string_view xml, std::string_view part) {
  std::vector<Relationship> found;
  const auto tree = parse_xml(xml, part, kDepth);
  if (!tree) return found;
  for (const auto& node : tree->document_element()) {
    if (local_name(node.name()) != "Relationship") continue;
    if (std::string_view(node.attribute("TargetMode").value()) == "External") continue;
    const std::string_view type = node.attribute("Type").value();
    found.push_back({.id = node.attribute("Id").value(),
                     .type = std::string(type.substr(type.find_last_of('/') + 1)),
                     .part = part_path(part, node.attribute("Target").value())});
  }
  return found;
}

}  // namespace tamga
