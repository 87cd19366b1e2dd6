// What can stand on paper of a text that anybody may have written.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace tamga {

// `text`, valid UTF-8, on one line: runs of white space as one blank, no-break spaces as they are, and every code point
// that has no mark of its own or that `has_glyph` knows nothing of as ⟨U+202E⟩. Past `most` code points the rest is cut
// and "…" put in its place.
std::string printable_text(std::string_view text, std::size_t most, const std::function<bool(char32_t)>& has_glyph);

}  // namespace tamga
