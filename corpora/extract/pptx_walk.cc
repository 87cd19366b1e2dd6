#include "corpora/extract/pptx_walk.h"

#include <array>
#include <string_view>

#include "corpora/extract/contains.h"
#include "corpora/extract/xml.h"

namespace tamga {
namespace {

constexpr auto kNotText = std::to_array<std::string_view>({"dt", "ftr", "hdr", "sldNum", "sldImg"});

pugi::xml_node find(const pugi::xml_node& root, std::string_view name) {
  return root.find_node([name](const pugi::xml_node& node) { return local_name(node.name()) == name; });
}

// What a shape is a placeholder for: "title", "ctrTitle", "body", "sldNum"; empty for a shape of its own.
std::string_view placeholder(const pugi::xml_node& shape) {
  for (const auto& child : shape) {
    if (local_name(child.name()).starts_with("nv")) return find(child, "ph").attribute("type").value();
  }
  return {};
}

void write_runs(const pugi::xml_node& parent, BlockWriter& out) {
  for (const auto& node : parent) {
    const auto name = local_name(node.name());
    if (name == "t")
      out.append(node.child_value());
    else if (name == "br")
      out.line_break();
    else if (name == "tab")
      out.append("\t");
    else if (node.type() == pugi::node_element)
      write_runs(node, out);
  }
}

void write_paragraph(const pugi::xml_node& node, Part part, BlockWriter& out) {
  out.break_block();
  out.set_part(part);
  write_runs(node, out);
  out.break_block();
}

Part part_of_shape(std::string_view kind, Part part) {
  const bool title = kind == "title" || kind == "ctrTitle" || kind == "subTitle";
  return title && part == Part::kBody ? Part::kHeading : part;
}

}  // namespace

void write_shapes(const pugi::xml_node& node, Part part, BlockWriter& out) {
  for (const auto& child : node) {
    if (out.full()) return;
    const auto name = local_name(child.name());
    if (name == "sp") {
      const auto kind = placeholder(child);
      if (!contains(kNotText, kind)) write_shapes(child, part_of_shape(kind, part), out);
    } else if (name == "tc") {
      write_shapes(child, part == Part::kBody ? Part::kTableCell : part, out);
    } else if (name == "p") {
      write_paragraph(child, part, out);
    } else if (name == "AlternateContent") {
      const auto first = child.find_child([](const pugi::xml_node& each) { return each.type() == pugi::node_element; });
      write_shapes(first, part, out);  // the choices say the same thing
    } else if (child.type() == pugi::node_element) {
      write_shapes(child, part, out);
    }
  }
}

}  // namespace tamga
