// Text formats told apart by their first tags.
#pragma once

#include <cstdint>
#include <string_view>

namespace tamga {

enum class Markup : std::uint8_t {
  kNone,       // no markup, or none at the start
  kHtmlPage,   // a doctype, or one of the tags that open a page
  kHtmlPiece,  // begins with another HTML tag and closes one somewhere
  kFictionBook,
  kWordXml,
  kWikiDump,
  kOtherXml,
  kMhtml,
};

// Judges by the first characters of a text, ASCII only (see ascii_head).
Markup detect_markup(std::string_view head);

// Whether an HTML tag is closed anywhere in the head.
bool closes_html_tag(std::string_view head);

}  // namespace tamga
