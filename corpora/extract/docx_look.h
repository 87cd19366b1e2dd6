// How the text of a DOCX file looks: what its styles, paragraphs and runs say of colour, size and hiding.
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "corpora/extract/visibility.h"

namespace tamga {

// The ground that a w:shd among `properties` puts behind a text: `ground` where it puts none, nothing where it is not
// one colour.
std::optional<Colour> shaded(const pugi::xml_node& properties, std::optional<Colour> ground);

class DocxLooks {
 public:
  DocxLooks() = default;
  explicit DocxLooks(const pugi::xml_node& styles);  // the root of the part with the styles, which must outlive this

  // Of the text of a paragraph (w:pPr) that stands on `ground`.
  Look of_paragraph(const pugi::xml_node& properties, std::optional<Colour> ground) const;
  // Of a run (w:rPr) in it.
  Look of_run(const pugi::xml_node& properties, Look paragraph) const;
  // What is behind the cells of a table (w:tblPr): nothing where its style shades some of them.
  std::optional<Colour> of_table(const pugi::xml_node& properties, std::optional<Colour> ground) const;

 private:
  struct Style {
    std::string base;
    pugi::xml_node node;
  };
  void apply(const std::string& style, Look& look, int depth = 0) const;

  std::map<std::string, Style> styles_;
  pugi::xml_node defaults_;
  std::string paragraph_style_;  // of paragraphs that name none
};

}  // namespace tamga
