#include "corpora/extract/pptx_walk.h"

#include <array>
#include <optional>
#include <string_view>

#include "corpora/extract/alternatives.h"
#include "corpora/extract/contains.h"
#include "corpora/extract/xml.h"

namespace tamga {
namespace {

constexpr auto kNotText = std::to_array<std::string_view>({"dt", "ftr", "hdr", "sldNum", "sldImg"});

// What a shape is a placeholder for: "title", "ctrTitle", "body", "sldNum"; empty for a shape of its own.
std::string_view placeholder(const pugi::xml_node& shape) {
  for (const auto& child : shape) {
    if (local_name(child.name()).starts_with("nv")) return find_below(child, "ph").attribute("type").value();
  }
  return {};
}

Part part_of_shape(std::string_view kind, Part part) {
  const bool title = kind == "title" || kind == "ctrTitle" || kind == "subTitle";
  return title && part == Part::kBody ? Part::kHeading : part;
}

class ShapeWriter {
 public:
  ShapeWriter(const SlideLooks* looks, BlockWriter& out) : looks_(looks), out_(&out) {}

  void shapes(const pugi::xml_node& node, Part part, const Look& look) {
    for (const auto& child : node) {
      if (out_->full()) return;
      if (child.type() == pugi::node_element) shape(child, part, look);
    }
  }

 private:
  void shape(const pugi::xml_node& child, Part part, const Look& look) {
    const auto name = local_name(child.name());
    const bool placed = name == "sp" || name == "grpSp" || name == "graphicFrame";
    const Look own = looks_ != nullptr && placed ? looks_->of_shape(child, look) : look;
    if (name == "sp") {
      const auto kind = placeholder(child);
      if (!contains(kNotText, kind)) shapes(child, part_of_shape(kind, part), own);
    } else if (name == "tc") {
      const Look cell = looks_ != nullptr ? looks_->of_cell(child, look) : look;
      shapes(child, part == Part::kBody ? Part::kTableCell : part, cell);
    } else if (name == "p") {
      paragraph(child, part, look);
    } else if (name == "AlternateContent") {
      for (const auto& branch : different_branches(child)) shapes(branch, part, look);
    } else {
      shapes(child, part, own);
    }
  }

  void paragraph(const pugi::xml_node& node, Part part, const Look& look) {
    out_->break_block();
    out_->set_part(part);
    runs(node, looks_ != nullptr ? looks_->of_paragraph(node, look) : look);
    out_->break_block();
  }

  void runs(const pugi::xml_node& parent, const Look& look) {
    for (const auto& node : parent) {
      const auto name = local_name(node.name());
      if (name == "br")
        out_->line_break();
      else if (name == "tab")
        out_->append("\t");
      else if (name == "t")
        text(node.child_value(), look);
      else if (node.type() == pugi::node_element)
        runs(node, looks_ != nullptr && (name == "r" || name == "fld") ? looks_->of_run(node, look) : look);
    }
  }

  void text(const char* words, const Look& look) {
    const auto hidden = looks_ == nullptr ? std::nullopt : hidden_by(look);
    if (hidden) out_->begin_hidden(*hidden);
    out_->append(words);
    if (hidden) out_->end_hidden();
  }

  const SlideLooks* looks_;
  BlockWriter* out_;
};

}  // namespace

void write_shapes(const pugi::xml_node& node, Part part, const SlideLooks* looks, BlockWriter& out) {
  ShapeWriter(looks, out).shapes(node, part, looks == nullptr ? Look() : looks->slide());
}

}  // namespace tamga
