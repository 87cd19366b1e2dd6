// The text of one part of an OpenDocument file.
#pragma once

#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpora/extract/block_writer.h"

namespace tamga {

// What a person should know about how a document was read.
struct OdtSigns {
  bool tracked_changes = false;
  bool hidden_text = false;
};

// The names of the text styles in a part that hide their text.
std::set<std::string> hidden_styles(const pugi::xml_node& root);

// Walks over trees and writes their paragraphs. The depth of a tree is bounded by parse_xml.
class OdtWalk {
 public:
  OdtWalk(BlockWriter& out, std::set<std::string> hidden) : out_(&out), hidden_(std::move(hidden)) {}

  // All paragraphs below `node`, in order. Notes and comments are kept for write_notes().
  void read(const pugi::xml_node& node, Part part);

  // The notes met so far: footnotes, then endnotes, then comments.
  void write_notes();

  const OdtSigns& signs() const { return signs_; }

 private:
  struct Note {
    pugi::xml_node body;
    Part part;
  };

  void blocks(const pugi::xml_node& parent, Part part);
  void block(const pugi::xml_node& node, Part part);
  void paragraph(const pugi::xml_node& node, Part part);
  void inline_all(const pugi::xml_node& parent);
  void inline_node(const pugi::xml_node& node);
  bool keep_aside(const pugi::xml_node& node, std::string_view name);

  BlockWriter* out_;
  std::set<std::string> hidden_;
  std::vector<Note> notes_;
  std::vector<pugi::xml_node> boxes_;  // text boxes of the running paragraph
  OdtSigns signs_;
};

}  // namespace tamga
