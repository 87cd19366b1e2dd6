// How the text of a slide looks: what stands behind it, in which colour and size it is, whether it is on the slide.
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "corpora/extract/visibility.h"

namespace tamga {

// The roots of the parts that a slide is made of; any may be empty.
struct SlideParts {
  pugi::xml_node presentation;
  pugi::xml_node slide;
  pugi::xml_node layout;
  pugi::xml_node master;
  pugi::xml_node theme;
};

class SlideLooks {
 public:
  explicit SlideLooks(const SlideParts& parts);

  // Of the text of a shape, a group or a frame that stands inside `around`.
  Look of_shape(const pugi::xml_node& shape, Look around) const;
  Look of_cell(const pugi::xml_node& cell, Look around) const;
  // By the list style of the shape, at the level of the paragraph.
  Look of_paragraph(const pugi::xml_node& paragraph, Look around) const;
  Look of_run(const pugi::xml_node& run, Look around) const;
  // Of what stands on the slide itself. Its ground is not known where a picture or a filled shape may stand behind it.
  const Look& slide() const { return slide_; }

 private:
  struct Fill {
    bool there = false;  // something is said
    bool none = false;   // it is that there is no filling
    bool transparent = false;
    std::optional<Colour> colour;  // nothing: not one colour
  };
  Fill fill_of(const pugi::xml_node& properties) const;
  std::optional<Colour> colour_of(const pugi::xml_node& holder, bool& transparent) const;
  std::optional<Colour> background(const SlideParts& parts) const;
  Look of_properties(const pugi::xml_node& properties, Look around) const;

  std::map<std::string, Colour> scheme_;
  double width_ = 9'144'000;  // EMU, of which a point has 12,700
  double height_ = 6'858'000;
  Look slide_;
};

}  // namespace tamga
