// A text in stretches of a line or a few hundred bytes: what is judged, and repaired or left, as one.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tamga {

// All of `text` in order; a stretch ends behind a line break, or behind the first space past 400 bytes.
std::vector<std::string_view> stretches_of(std::string_view text);

// The same stretches drawn from all over the text, of `bytes` bytes in all or the first that goes beyond.
std::vector<std::string_view> sample_of(const std::vector<std::string_view>& stretches, std::size_t bytes);

}  // namespace tamga
