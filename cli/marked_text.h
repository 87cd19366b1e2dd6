// A stretch of text with the words marked that stand in the other document too.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "cli/layout.h"
#include "engine/report/report.h"

namespace tamga {

// Code points of the text that is shown.
struct ShownMark {
  CodePointRange range;
  TwinKind kind = TwinKind::kSameWord;
};

// The words of `text`, printable, as `shown_words` gives them. Without colour, a marked stretch stands in [brackets] if
// its words are the same and in {braces} if only their stems are; with colour it is bold or underlined. Marks of one
// kind with no letter between them are one stretch. Marks are in order and do not overlap; what lies outside is cut
// off.
std::vector<ShownWord> marked_words(std::string_view text, std::span<const ShownMark> marks, bool colour);

// The same with the middle left out, "… 120 words …", where `text` has more than kMostWords words.
inline constexpr std::size_t kMostWords = 80;
std::vector<ShownWord> marked_excerpt(std::string_view text, std::span<const ShownMark> marks, bool colour);

// The first, or last, `count` words of `text`, split at white space.
std::string_view first_words(std::string_view text, std::size_t count);
std::string_view last_words(std::string_view text, std::size_t count);

}  // namespace tamga
