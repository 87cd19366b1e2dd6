// Elements are known by their local names: producers choose prefixes as they like, and the few local names that matter
// are not used for text by the other vocabularies that stand inside a document, except "t" of DrawingML (the text of
// diagrams, which Word shows) and of mathematics (formulas), both of which are text as well.
#include "corpora/extract/docx_walk.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "corpora/extract/alternatives.h"
#include "corpora/extract/code_pages.h"
#include "corpora/extract/contains.h"
#include "corpora/extract/docx_place.h"
#include "corpora/extract/docx_styles.h"
#include "corpora/extract/xml.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr auto kProperties =
    std::to_array<std::string_view>({"rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "instrText",
                                     "delInstrText", "delText", "binData", "fldData", "rt"});

// A character of a symbol font is a picture; only what is not private use is text.
void append_symbol(const pugi::xml_node& node, BlockWriter& out) {
  const auto code = std::strtoul(std::string(attribute_of(node, "char")).c_str(), nullptr, 16);
  if (code < 0x20 || code >= 0xE000) return;
  std::string text;
  if (code < 0xD800) append_utf8(text, static_cast<char32_t>(code));
  out.append(text);
}

}  // namespace

void DocxWalk::read(const pugi::xml_node& root, Part part) {
  out_->break_block();
  ground_ = looks_->of_page(root);
  blocks(root, part);
  out_->break_block();
}

void DocxWalk::blocks_on(const pugi::xml_node& parent, Part part, std::optional<Colour> ground) {
  const auto around = std::exchange(ground_, ground);
  blocks(parent, part);
  ground_ = around;
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
    blocks_on(node, part == Part::kBody ? Part::kTableCell : part, looks_->of_table(child_of(node, "tblPr"), ground_));
  else if (name == "tc")
    blocks_on(node, part, looks_->shaded(child_of(node, "tcPr"), ground_));
  else if (name == "tr")
    blocks_hidden(is_low_row(child_of(node, "trPr")) ? std::optional(HiddenBy::kSize) : std::nullopt, node, part);
  else if (name == "footnote" || name == "endnote")
    blocks_hidden(is_referred_to(node) ? std::nullopt : std::optional(HiddenBy::kFormat), node, part);
  else if (name == "txbxContent")
    blocks_on(node, Part::kTextBox, std::nullopt);  // what fills the box is said elsewhere, in many ways
  else if (name == "AlternateContent")
    for (const auto& branch : different_branches(node)) blocks(branch, part);
  else
    blocks(node, part);
}

void DocxWalk::blocks_hidden(std::optional<HiddenBy> hidden, const pugi::xml_node& parent, Part part) {
  if (hidden) out_->begin_hidden(*hidden);
  blocks(parent, part);
  if (hidden) out_->end_hidden();
}

// A note to which no text refers is in the file and on no page. Those with a type are the lines between text and notes.
bool DocxWalk::is_referred_to(const pugi::xml_node& note) const {
  const auto type = attribute_of(note, "type");
  if (!type.empty() && type != "normal") return true;
  return references_.contains({local_name(note.name()) == "footnote", std::string(attribute_of(note, "id"))});
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
  const auto properties = child_of(node, "pPr");
  const bool heading = has_outline_level(properties) || headings_->contains(value_of_child(properties, "pStyle"));
  return heading ? Part::kHeading : part;
}

void DocxWalk::paragraph(const pugi::xml_node& node, Part part) {
  const auto properties = child_of(node, "pPr");
  Paragraph paragraph{.look = looks_->of_paragraph(properties, ground_), .inner = {}, .place = {}};
  paragraph.look.off_page = is_off_page(child_of(properties, "framePr"));
  out_->break_block();
  out_->set_part(part_of_paragraph(node, part));
  inline_all(node, paragraph);
  out_->break_block();
  for (const auto& inner : paragraph.inner) {
    if (inner.hidden) out_->begin_hidden(*inner.hidden);
    block(inner.node, part);
    if (inner.hidden) out_->end_hidden();
  }
}

void DocxWalk::inline_all(const pugi::xml_node& parent, Paragraph& paragraph) {
  for (const auto& node : parent) {
    if (out_->full()) return;
    if (node.type() == pugi::node_element) inline_node(node, paragraph);
  }
}

void DocxWalk::run(const pugi::xml_node& node, Paragraph& paragraph) {
  const auto hidden = hidden_by(looks_->of_run(child_of(node, "rPr"), paragraph.look));
  if (hidden) out_->begin_hidden(*hidden);
  inline_all(node, paragraph);
  if (hidden) out_->end_hidden();
}

void DocxWalk::drawing(const pugi::xml_node& node, Paragraph& paragraph) {
  const auto around = paragraph.place;
  if (!paragraph.place) paragraph.place = hidden_drawing(node);
  inline_all(node, paragraph);
  paragraph.place = around;
}

void DocxWalk::inline_node(const pugi::xml_node& node, Paragraph& paragraph) {
  const auto name = local_name(node.name());
  if (name == "pPr" || is_left_out(name)) return;
  if (name == "r") return run(node, paragraph);
  if (name == "anchor" || name == "inline" || name == "shape" || name == "rect") return drawing(node, paragraph);
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
  else if (name == "footnoteReference" || name == "endnoteReference")
    references_.emplace(name == "footnoteReference", attribute_of(node, "id"));
  else if (name == "sym")
    append_symbol(node, *out_);
  else if (name == "txbxContent" || name == "tbl" || name == "p")
    paragraph.inner.push_back({node, paragraph.place});
  else if (name == "AlternateContent")
    for (const auto& branch : different_branches(node)) inline_all(branch, paragraph);
  else
    inline_all(node, paragraph);
}

}  // namespace tamga
