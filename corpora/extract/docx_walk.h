// The text of one WordprocessingML part.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpora/extract/block_writer.h"
#include "corpora/extract/docx_look.h"
#include "corpora/extract/visibility.h"

namespace tamga {

// What a person should know about how a document was read.
struct DocxSigns {
  bool tracked_changes = false;
  bool embedded_file = false;  // w:altChunk, whose text is not in the part
};

// Walks over the tree of a part and writes its paragraphs. The depth of the tree is bounded by parse_xml.
class DocxWalk {
 public:
  DocxWalk(BlockWriter& out, const std::set<std::string>& headings, const DocxLooks& looks)
      : out_(&out), headings_(&headings), looks_(&looks) {}

  // All paragraphs of the part, in order; a text box comes behind the paragraph that holds it. Notes are read after the
  // parts that refer to them.
  void read(const pugi::xml_node& root, Part part);

  const DocxSigns& signs() const { return signs_; }

 private:
  // What stands in a paragraph and is written behind it.
  struct Inner {
    pugi::xml_node node;
    std::optional<HiddenBy> hidden;
  };
  struct Paragraph {
    Look look;
    std::vector<Inner> inner;
    std::optional<HiddenBy> place;  // the drawing that is open here stands where nobody sees it
  };

  void blocks(const pugi::xml_node& parent, Part part);
  void block(const pugi::xml_node& node, Part part);
  void blocks_hidden(std::optional<HiddenBy> hidden, const pugi::xml_node& parent, Part part);
  bool is_referred_to(const pugi::xml_node& note) const;
  void paragraph(const pugi::xml_node& node, Part part);
  void blocks_on(const pugi::xml_node& parent, Part part, std::optional<Colour> ground);
  void inline_all(const pugi::xml_node& parent, Paragraph& paragraph);
  void inline_node(const pugi::xml_node& node, Paragraph& paragraph);
  void run(const pugi::xml_node& node, Paragraph& paragraph);
  void drawing(const pugi::xml_node& node, Paragraph& paragraph);
  bool is_left_out(std::string_view name);
  Part part_of_paragraph(const pugi::xml_node& node, Part part) const;

  BlockWriter* out_;
  const std::set<std::string>* headings_;
  const DocxLooks* looks_;
  std::optional<Colour> ground_ = kWhite;              // of what is being read
  std::set<std::pair<bool, std::string>> references_;  // to notes, read so far: whether to a footnote, and its id
  DocxSigns signs_;
};

}  // namespace tamga
