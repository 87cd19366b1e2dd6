// A text in stretches of a line or a few hundred bytes: what is judged, and repaired or left, as one.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tamga {

// All of `text` in order; a stretch ends behind a line break, or behind the first space past 400 bytes.
std::vector<std::string_view> stretches_of(std::string_view text);

// Pieces of `text` of about 400 bytes from all over it, `bytes` in all; all of its stretches if it has no more. They
// begin and end between words, where there are words.
std::vector<std::string_view> sample_of(std::string_view text, std::size_t bytes);

}  // namespace tamga
