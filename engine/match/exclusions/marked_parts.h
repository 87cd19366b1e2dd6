// Parts of a work that are kept out for what they are: bibliography, title page, front matter, programs and formulas.
#pragma once

#include <vector>

#include "engine/match/exclusions/found_exclusion.h"
#include "engine/match/exclusions/work_text.h"

namespace tamga {

inline constexpr std::uint32_t kLeastEntryScore = 2;
inline constexpr std::uint32_t kMostEntryWords = 80;

// Bibliography: entries, each scored by itself, never all that follows a heading. An entry of kLeastEntryScore must
// stand next to another one or right under a bibliography heading, because a sentence of prose may name a book as well;
// one with a greater score may stand alone. More than kMostEntryWords words are a paragraph and no entry.
// Title page, front matter (table of contents, page numbers, running heads), programs and formulas: as marked.
// Time O(marks).
std::vector<FoundExclusion> find_marked_parts(const WorkText& work);

}  // namespace tamga
