// Elements are known by their local names, since prefixes are free; those that matter are unique among the vocabularies
// of OpenDocument, "p" and "h" of text and "title" and "desc" of drawings among them.
#include "corpora/extract/odt_walk.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "corpora/extract/contains.h"
#include "corpora/extract/xml.h"

namespace tamga {
namespace {

// What is no text of the document: deleted text, declarations, forms, scripts, what describes a picture, readings of
// ruby, and the numbers and marks that notes and comments carry.
constexpr auto kLeftOut = std::to_array<std::string_view>(
    {"variable-decls", "sequence-decls", "user-field-decls", "dde-connection-decls",
     "alphabetical-index-auto-mark-file", "forms", "event-listeners", "title", "desc", "ruby-text", "note-citation",
     "creator", "date", "date-string", "creator-initials", "sender-initials", "binary-data", "meta", "settings"});

constexpr std::uint32_t kMostSpaces = 1000;

// Of text:s, which stands for that many; 1 where it does not say.
std::uint32_t count_of_spaces(const pugi::xml_node& node) {
  const auto written = attribute_of(node, "c");
  std::uint32_t count = 1;
  std::from_chars(written.data(), written.data() + written.size(), count);
  return std::clamp(count, 1U, kMostSpaces);
}

// text:hidden-paragraph is a field that hides the paragraph in which it stands.
bool is_hidden_paragraph(const pugi::xml_node& paragraph) {
  const auto is_field = [](const pugi::xml_node& node) {
    return local_name(node.name()) == "hidden-paragraph" && attribute_of(node, "is-hidden") == "true";
  };
  return !paragraph.find_child(is_field).empty();
}

bool is_text(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

}  // namespace

void OdtWalk::read(const pugi::xml_node& node, Part part) {
  out_->break_block();
  blocks(node, part);
  out_->break_block();
}

void OdtWalk::write_notes() {
  for (const Part part : {Part::kFootnote, Part::kEndnote, Part::kComment}) {
    // A note may hold more notes, which come behind it. NOLINTNEXTLINE(modernize-loop-convert): so the list grows
    for (std::size_t at = 0; at < notes_.size(); ++at) {
      if (notes_[at].part == part) read(notes_[at].body, part);
    }
  }
  notes_.clear();
}

void OdtWalk::blocks(const pugi::xml_node& parent, Part part) {
  for (const auto& node : parent) {
    if (out_->full()) return;
    if (node.type() == pugi::node_element) block(node, part);
  }
}

void OdtWalk::block(const pugi::xml_node& node, Part part) {
  const auto name = local_name(node.name());
  if (contains(kLeftOut, name) || keep_aside(node, name)) return;
  if (name == "h")
    paragraph(node, part == Part::kBody ? Part::kHeading : part);
  else if (name == "p")
    paragraph(node, part);
  else if (name == "table-cell")
    in_look(node, part == Part::kBody ? Part::kTableCell : part,
            looks_->styled("table-cell", attribute_of(node, "style-name"), around_));
  else if (name == "table")
    in_look(node, part, looks_->styled("table", attribute_of(node, "style-name"), around_));
  else if (name == "table-row")
    in_look(node, part, looks_->styled("table-row", attribute_of(node, "style-name"), around_));
  else if (name == "section")
    section(node, part);
  else if (name == "frame" || name == "custom-shape")
    frame(node, part);
  else if (name == "text-box")
    in_look(node, Part::kTextBox, Look{.ground = {}});  // what fills the box is said elsewhere
  else
    blocks(node, part);
}

void OdtWalk::in_look(const pugi::xml_node& parent, Part part, const Look& look) {
  const Look outer = std::exchange(around_, look);
  blocks(parent, part);
  around_ = outer;
}

// A section may be hidden outright, or on a condition that held when the file was written.
void OdtWalk::section(const pugi::xml_node& node, Part part) {
  const bool hidden = attribute_of(node, "display") == "none" || attribute_of(node, "is-hidden") == "true";
  if (hidden) out_->begin_hidden(HiddenBy::kFormat);
  in_look(node, part, looks_->styled("section", attribute_of(node, "style-name"), around_));
  if (hidden) out_->end_hidden();
}

void OdtWalk::frame(const pugi::xml_node& node, Part part) {
  const auto hidden = hidden_frame(node);
  if (hidden) out_->begin_hidden(*hidden);
  blocks(node, part);
  if (hidden) out_->end_hidden();
}

void OdtWalk::paragraph(const pugi::xml_node& node, Part part) {
  const auto style = attribute_of(node, "style-name");
  const bool title = part == Part::kBody && (style == "Title" || style == "Subtitle");
  const Look outer = std::exchange(around_, looks_->styled("paragraph", style, around_));
  if (is_hidden_paragraph(node)) around_.hidden = true;
  out_->break_block();
  out_->set_part(title ? Part::kHeading : part);
  inline_all(node);
  out_->break_block();
  around_ = outer;
  for (const auto& box : std::exchange(boxes_, {})) {
    if (box.hidden) out_->begin_hidden(*box.hidden);
    block(box.node, part);
    if (box.hidden) out_->end_hidden();
  }
}

// Notes and comments go behind the text; tracked changes hold only what was deleted, and what was inserted stands in
// the text itself.
bool OdtWalk::keep_aside(const pugi::xml_node& node, std::string_view name) {
  if (name == "tracked-changes") {
    signs_.tracked_changes = true;
  } else if (name == "note") {
    const bool endnote = attribute_of(node, "note-class") == "endnote";
    notes_.push_back({child_of(node, "note-body"), endnote ? Part::kEndnote : Part::kFootnote});
  } else if (name == "annotation") {
    notes_.push_back({node, Part::kComment});
  } else {
    return false;
  }
  return true;
}

void OdtWalk::text(std::string_view words) {
  const auto hidden = hidden_by(around_);
  if (hidden) out_->begin_hidden(*hidden);
  out_->append_collapsed(words);
  if (hidden) out_->end_hidden();
}

void OdtWalk::inline_all(const pugi::xml_node& parent) {
  for (const auto& node : parent) {
    if (out_->full()) return;
    if (is_text(node))
      text(node.value());
    else if (node.type() == pugi::node_element)
      inline_node(node);
  }
}

void OdtWalk::inline_node(const pugi::xml_node& node) {
  const auto name = local_name(node.name());
  if (contains(kLeftOut, name) || keep_aside(node, name)) return;
  if (name == "s") {
    out_->append(std::string(count_of_spaces(node), ' '));
  } else if (name == "tab") {
    out_->append("\t");
  } else if (name == "line-break") {
    out_->line_break();
  } else if (name == "hidden-text") {
    out_->begin_hidden(HiddenBy::kFormat);
    out_->append_collapsed(attribute_of(node, "string-value"));
    inline_all(node);
    out_->end_hidden();
  } else if (name == "text-box" || name == "table" || name == "p" || name == "h" || name == "list") {
    boxes_.push_back({node, frame_});
  } else if (name == "frame" || name == "custom-shape") {
    const auto outer = frame_;
    if (!frame_) frame_ = hidden_frame(node);
    inline_all(node);
    frame_ = outer;
  } else {
    span(node);
  }
}

void OdtWalk::span(const pugi::xml_node& node) {
  const Look outer = around_;
  around_ = looks_->styled("text", attribute_of(node, "style-name"), around_);
  inline_all(node);
  around_ = outer;
}

}  // namespace tamga
