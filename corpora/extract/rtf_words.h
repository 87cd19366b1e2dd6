// What the control words of RTF mean to a reader of text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tamga {

// Groups that begin with one of these words are something of their own.
enum class RtfDestination : std::uint8_t {
  kText,  // goes on as the group around it
  kSkip,  // pictures, objects, tables of the file, field codes: no text of the document
  kFontTable,
  kColourTable,
  kStyleSheet,
  kFootnote,
  kComment,
  kHeader,
  kFooter,
  kTextBox
};

// What `word` makes of the group that it begins; nothing for a word that begins none.
std::optional<RtfDestination> rtf_destination(std::string_view word);

// The text that a word or symbol stands for: "emdash" is "—". Empty for all others.
std::string_view rtf_character(std::string_view word);

}  // namespace tamga
