// Foreign text made fit for a page: whatever a file name, a title or a passage holds, it is shown and does nothing.
#pragma once

#include <string>
#include <string_view>

namespace tamga {

// Valid UTF-8 in which nothing can hide or reorder what stands around it: broken sequences and control characters other
// than tab and line feed become U+FFFD, the controls of writing direction are written out, "[U+202E]". Everything else
// is kept, letter by letter. Time O(n).
std::string visible_text(std::string_view text);

// The same with & < > " ' as character references, fit for the content of an element and for a quoted attribute.
std::string escaped_text(std::string_view text);

}  // namespace tamga
