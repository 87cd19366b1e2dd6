// The colours that the theme of an Office document names.
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "corpora/extract/visibility.h"

namespace tamga {

// "lt1", "dk1", "accent1", ... of the root of a theme; empty where there is none.
std::map<std::string, Colour> theme_colours(const pugi::xml_node& theme);

// What a DOCX document means by the names of colours, and whether the colour of its page is shown.
class DocxTheme {
 public:
  DocxTheme() = default;
  // The roots of the theme and of the settings; either may be empty.
  DocxTheme(const pugi::xml_node& theme, const pugi::xml_node& settings);

  // The colour that `node` gives in its attributes `value` ("FFFFFF", "auto") and, stronger than that, `theme`
  // ("themeColor" or "themeFill", lightened or darkened by those beside it). Nothing: none, or one that is not known.
  std::optional<Colour> colour_of(const pugi::xml_node& node, std::string_view value, std::string_view theme) const;
  // By a name of DrawingML ("bg1") or WordprocessingML ("background1").
  std::optional<Colour> named(std::string_view name) const;

  // Of the page, from the root of the main part. Word shows it where the settings say so, and else white.
  std::optional<Colour> page(const pugi::xml_node& root) const;

 private:
  std::map<std::string, Colour> colours_;
  std::map<std::string, std::string> mapped_;  // "bg1" to "lt1"
  bool shows_page_colour_ = false;
};

}  // namespace tamga
