// Both sides of a passage with their words marked: what is the same, what has another ending, what moved, what changed.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/report/html/page_writer.h"
#include "engine/report/report.h"

namespace tamga {

enum class Side : std::uint8_t { kWork, kSource };

// Writes `text`, which begins at code point `first` of its document, with the words of `passage` on that side marked.
void write_marked(PageWriter& page, std::string_view text, std::uint32_t first, const ReportedPassage& passage,
                  Side side);

// Up to `words` words of `text` before byte `at`, or behind it, cut at white space.
std::string_view words_before(std::string_view text, std::size_t at, std::uint32_t words);
std::string_view words_behind(std::string_view text, std::size_t at, std::uint32_t words);

}  // namespace tamga
