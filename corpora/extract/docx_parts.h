// Which parts of a DOCX container hold text, and in which order they are read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/extracted_text.h"

namespace tamga {

enum class DocxRole : std::uint8_t {
  kMain,
  kFootnotes,
  kEndnotes,
  kComments,
  kHeader,
  kFooter,
  kStyles,
  kTheme,
  kSettings
};

struct DocxPart {
  DocxRole role;
  std::string name;  // "word/document.xml"
  bool operator==(const DocxPart&) const = default;
};

// By [Content_Types].xml, whatever the parts are called; where that is empty or names no main part, by the usual names
// of `all_names`. Ordered by role, then by number and name.
std::vector<DocxPart> docx_parts(std::string_view content_types, const std::vector<std::string>& all_names);

// What a block of a part with this role is.
Part part_of_role(DocxRole role);

}  // namespace tamga
