// The text of one part of an OpenDocument file.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpora/extract/block_writer.h"
#include "corpora/extract/odt_look.h"

namespace tamga {

// What a person should know about how a document was read.
struct OdtSigns {
  bool tracked_changes = false;
};

// Walks over trees and writes their paragraphs. The depth of a tree is bounded by parse_xml.
class OdtWalk {
 public:
  OdtWalk(BlockWriter& out, const OdtLooks& looks) : out_(&out), looks_(&looks), around_{.ground = looks.page()} {}

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
  void frame(const pugi::xml_node& node, Part part);
  void section(const pugi::xml_node& node, Part part);
  void in_look(const pugi::xml_node& parent, Part part, const Look& look);
  void inline_all(const pugi::xml_node& parent);
  void inline_node(const pugi::xml_node& node);
  void span(const pugi::xml_node& node);
  void text(std::string_view words);
  bool keep_aside(const pugi::xml_node& node, std::string_view name);

  BlockWriter* out_;
  const OdtLooks* looks_;
  Look around_;  // of what is being read
  std::vector<Note> notes_;
  struct Box {
    pugi::xml_node node;
    std::optional<HiddenBy> hidden;
  };
  std::vector<Box> boxes_;              // of the running paragraph
  std::optional<HiddenBy> frame_ = {};  // the frame that is open here stands where nobody sees it
  OdtSigns signs_;
};

}  // namespace tamga
