// How the text of a DOCX file looks: what its styles, paragraphs and runs say of colour, size and hiding.
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "corpora/extract/theme_colours.h"
#include "corpora/extract/visibility.h"

namespace tamga {

// Whether the row with these w:trPr is so low that it cuts off what stands in it.
bool is_low_row(const pugi::xml_node& row_properties);

class DocxLooks {
 public:
  DocxLooks() = default;
  // The root of the part with the styles, which must outlive this.
  explicit DocxLooks(const pugi::xml_node& styles, DocxTheme theme = {});

  // Of the text of a paragraph (w:pPr) that stands on `ground`.
  Look of_paragraph(const pugi::xml_node& properties, std::optional<Colour> ground) const;
  // Of a run (w:rPr) in it.
  Look of_run(const pugi::xml_node& properties, Look paragraph) const;
  // What is behind the cells of a table (w:tblPr): nothing where its style shades some of them.
  std::optional<Colour> of_table(const pugi::xml_node& properties, std::optional<Colour> ground) const;
  // The ground that a w:shd among `properties` puts behind a text: `ground` where it puts none, nothing where it is not
  // one colour.
  std::optional<Colour> shaded(const pugi::xml_node& properties, std::optional<Colour> ground) const;
  // What is behind all text of a part, from its root.
  std::optional<Colour> of_page(const pugi::xml_node& root) const { return theme_.page(root); }

 private:
  struct Style {
    std::string base;
    pugi::xml_node node;
  };
  void apply(const std::string& style, Look& look, int depth = 0) const;
  void apply_run(const pugi::xml_node& properties, Look& look) const;
  void apply_filling(const pugi::xml_node& properties, Look& look) const;
  void apply_paragraph(const pugi::xml_node& properties, Look& look) const;

  DocxTheme theme_;
  std::map<std::string, Style> styles_;
  pugi::xml_node defaults_;
  std::string paragraph_style_;  // of paragraphs that name none
};

}  // namespace tamga
