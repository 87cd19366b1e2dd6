// Elements are known by their local names, since prefixes are free; those that matter are unique among the vocabularies
// of OpenDocument, "p" and "h" of text and "title" and "desc" of drawings among them.
#include "corpora/extract/odt_walk.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

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

std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) {
  return node
      .find_attribute([name](const pugi::xml_attribute& attribute) { return local_name(attribute.name()) == name; })
      .value();
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([name](const pugi::xml_node& child) { return local_name(child.name()) == name; });
}

// Of text:s, which stands for that many; 1 where it does not say.
std::uint32_t count_of_spaces(const pugi::xml_node& node) {
  const auto written = attribute_of(node, "c");
  std::uint32_t count = 1;
  std::from_chars(written.data(), written.data() + written.size(), count);
  return std::clamp(count, 1U, kMostSpaces);
}

bool is_text(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

}  // namespace

std::set<std::string> hidden_styles(const pugi::xml_node& root) {
  std::set<std::string> hidden;
  for (const auto& list : root) {
    for (const auto& style : list) {
      if (local_name(style.name()) != "style") continue;
      const auto properties = child_of(style, "text-properties");
      if (attribute_of(properties, "display") == "none") hidden.emplace(attribute_of(style, "name"));
    }
  }
  return hidden;
}

void OdtWalk::read(const pugi::xml_node& node, Part part) {
  out_->break_block();
  blocks(node, part);
  out_->break_block();
}

void OdtWalk::write_notes() {
  for (const Part part : {Part::kFootnote, Part::kEndnote, Part::kComment}) {
    for (std::size_t at = 0; at < notes_.size(); ++at) {  // a note may hold more notes, which come behind it
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
    blocks(node, part == Part::kBody ? Part::kTableCell : part);
  else if (name == "text-box")
    blocks(node, Part::kTextBox);
  else
    blocks(node, part);
}

void OdtWalk::paragraph(const pugi::xml_node& node, Part part) {
  const auto style = attribute_of(node, "style-name");
  const bool title = part == Part::kBody && (style == "Title" || style == "Subtitle");
  const bool hidden = hidden_.contains(std::string(style));
  signs_.hidden_text = signs_.hidden_text || hidden;
  out_->break_block();
  out_->set_part(title ? Part::kHeading : part);
  if (hidden) out_->begin_hidden();
  inline_all(node);
  if (hidden) out_->end_hidden();
  out_->break_block();
  for (const auto& box : std::exchange(boxes_, {})) block(box, part);
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

void OdtWalk::inline_all(const pugi::xml_node& parent) {
  for (const auto& node : parent) {
    if (out_->full()) return;
    if (is_text(node))
      out_->append_collapsed(node.value());
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
  } else if (name == "text-box" || name == "table" || name == "p" || name == "h" || name == "list") {
    boxes_.push_back(node);
  } else {
    const bool hidden = name == "hidden-text" || hidden_.contains(std::string(attribute_of(node, "style-name")));
    signs_.hidden_text = signs_.hidden_text || hidden;
    if (hidden) out_->begin_hidden();
    inline_all(node);
    if (hidden) out_->end_hidden();
  }
}

}  // namespace tamga
