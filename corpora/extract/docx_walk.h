// The text of one WordprocessingML part.
#pragma once

#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/extract/block_writer.h"

namespace tamga {

// What a person should know about how a document was read.
struct DocxSigns {
  bool tracked_changes = false;
  bool hidden_text = false;
  bool embedded_file = false;  // w:altChunk, whose text is not in the part
};

// Walks over the tree of a part and writes its paragraphs. The depth of the tree is bounded by parse_xml.
class DocxWalk {
 public:
  DocxWalk(BlockWriter& out, const std::set<std::string>& headings) : out_(&out), headings_(&headings) {}

  // All paragraphs of the part, in order; a text box comes behind the paragraph that holds it.
  void read(const pugi::xml_node& root, Part part);

  const DocxSigns& signs() const { return signs_; }

 private:
  using Pending = std::vector<pugi::xml_node>;

  void blocks(const pugi::xml_node& parent, Part part);
  void block(const pugi::xml_node& node, Part part);
  void paragraph(const pugi::xml_node& node, Part part);
  void inline_all(const pugi::xml_node& parent, Pending& pending);
  void inline_node(const pugi::xml_node& node, Pending& pending);
  void run(const pugi::xml_node& node, Pending& pending);
  bool is_left_out(std::string_view name);
  Part part_of_paragraph(const pugi::xml_node& node, Part part) const;

  BlockWriter* out_;
  const std::set<std::string>* headings_;
  DocxSigns signs_;
};

}  // namespace tamga
