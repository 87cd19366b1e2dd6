// Elements are known by their local names: producers choose prefixes as they like, and the few local names that matter
// are not used for text by the other vocabularies that stand inside a document, except "t" of DrawingML (the text of
// diagrams, which Word shows) and of mathematics (formulas), both of which are text as well.
#include "corpora/extract/docx_walk.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "corpora/extract/code_pages.h"
#include "corpora/extract/contains.h"
#include "corpora/extract/docx_styles.h"
#include "corpora/extract/xml.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr auto kProperties =
    std::to_array<std::string_view>({"rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "instrText",
                                     "delInstrText", "delText", "binData", "fldData", "rt"});

bool is_off(std::string_view value) {
  return value == "0" || value == "false" || value == "off";
}

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([name](const pugi::xml_node& child) { return local_name(child.name()) == name; });
}

bool is_on(const pugi::xml_node& properties, const char* name) {
  return !child_named(properties, name).empty() && !is_off(value_of_child(properties, name));
}

// Formatted as hidden, white on nothing, or of two points and less: a reader does not see it.
bool is_hidden(const pugi::xml_node& properties) {
  constexpr long kLeastHalfPoints = 5;
  if (is_on(properties, "vanish") || is_on(properties, "webHidden")) return true;
  const std::string colour(value_of_child(properties, "color"));
  const bool white = colour == "FFFFFF" || colour == "ffffff";
  if (white && child_named(properties, "shd").empty() && child_named(properties, "highlight").empty()) return true;
  const std::string size(value_of_child(properties, "sz"));
  return !size.empty() && std::strtol(size.c_str(), nullptr, 10) < kLeastHalfPoints;
}

bool holds_text(const pugi::xml_node& node) {
  return !node.find_node([](const pugi::xml_node& inner) { return local_name(inner.name()) == "t"; }).empty();
}

// Of mc:AlternateContent the first choice, or the fallback if no choice has text: they say the same thing twice.
pugi::xml_node preferred(const pugi::xml_node& alternatives) {
  for (const auto& branch : alternatives) {
    if (holds_text(branch)) return branch;
  }
  return {};
}

// A character of a symbol font is a picture; only what is not private use is text.
void append_symbol(const pugi::xml_node& node, BlockWriter& out) {
  const auto attribute =
      node.find_attribute([](const pugi::xml_attribute& each) { return local_name(each.name()) == "char"; });
  const auto code = std::strtoul(attribute.value(), nullptr, 16);
  if (code < 0x20 || code >= 0xE000) return;
  std::string text;
  if (code < 0xD800) append_utf8(text, static_cast<char32_t>(code));
  out.append(text);
}

}  // namespace

void DocxWalk::read(const pugi::xml_node& root, Part part) {
  out_->break_block();
  blocks(root, part);
  out_->break_block();
}

void DocxWalk::blocks(const pugi::xml_node& parent, Part part) {
  for (const auto& node : parent) {
    if (out_->full()) return;
    if (node.type() == pugi::node_element) block(node, part);
  }
}

void DocxWalk::block(const pugi::xml_node& node, Part part) {
  const auto name = local_name(node.name());
  if (is_left_out(name)) return;
  if (name == "p")
    paragraph(node, part);
  else if (name == "tbl")
    blocks(node, part == Part::kBody ? Part::kTableCell : part);
  else if (name == "txbxContent")
    blocks(node, Part::kTextBox);
  else if (name == "AlternateContent")
    blocks(preferred(node), part);
  else
    blocks(node, part);
}

// What holds no text, or text that the document has let go of.
bool DocxWalk::is_left_out(std::string_view name) {
  if (name == "del" || name == "moveFrom") {
    signs_.tracked_changes = true;
    return true;
  }
  if (name == "ins" || name == "moveTo") signs_.tracked_changes = true;
  if (name == "altChunk") signs_.embedded_file = true;
  return contains(kProperties, name);
}

Part DocxWalk::part_of_paragraph(const pugi::xml_node& node, Part part) const {
  if (part != Part::kBody) return part;
  const auto properties =
      node.find_child([](const pugi::xml_node& child) { return local_name(child.name()) == "pPr"; });
  const bool heading = has_outline_level(properties) || headings_->contains(value_of_child(properties, "pStyle"));
  return heading ? Part::kHeading : part;
}

void DocxWalk::paragraph(const pugi::xml_node& node, Part part) {
  out_->break_block();
  out_->set_part(part_of_paragraph(node, part));
  Pending pending;
  inline_all(node, pending);
  out_->break_block();
  for (const auto& inner : pending) block(inner, part);
}

void DocxWalk::inline_all(const pugi::xml_node& parent, Pending& pending) {
  for (const auto& node : parent) {
    if (out_->full()) return;
    if (node.type() == pugi::node_element) inline_node(node, pending);
  }
}

void DocxWalk::run(const pugi::xml_node& node, Pending& pending) {
  const bool hidden = is_hidden(child_named(node, "rPr"));
  signs_.hidden_text = signs_.hidden_text || hidden;
  if (hidden) out_->begin_hidden();
  inline_all(node, pending);
  if (hidden) out_->end_hidden();
}

void DocxWalk::inline_node(const pugi::xml_node& node, Pending& pending) {
  const auto name = local_name(node.name());
  if (name == "pPr" || is_left_out(name)) return;
  if (name == "r") return run(node, pending);
  if (name == "t")
    out_->append(node.child_value());
  else if (name == "tab" || name == "ptab")
    out_->append("\t");
  else if (name == "br" || name == "cr")
    out_->line_break();
  else if (name == "noBreakHyphen")
    out_->append("\u2011");
  else if (name == "softHyphen")
    out_->append("\u00AD");
  else if (name == "sym")
    append_symbol(node, *out_);
  else if (name == "txbxContent" || name == "tbl" || name == "p")
    pending.push_back(node);
  else if (name == "AlternateContent")
    inline_all(preferred(node), pending);
  else
    inline_all(node, pending);
}

}  // namespace tamga
