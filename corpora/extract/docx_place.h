// Where drawings and frames of a DOCX file stand: on their page, or where nobody sees them.
#pragma once

#include <optional>
#include <pugixml.hpp>

#include "engine/text/extracted_text.h"

namespace tamga {

// Whether a w:framePr puts its paragraph outside every page. Word's largest page has 22 inches.
bool is_off_page(const pugi::xml_node& frame);

// Why the text in a drawing (wp:anchor, wp:inline, or a shape of VML) is not seen; nothing: it is.
std::optional<HiddenBy> hidden_drawing(const pugi::xml_node& drawing);

}  // namespace tamga
