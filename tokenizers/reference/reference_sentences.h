// Which words of a cleaned text make a sentence.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/range.h"

namespace tamga {

// Splits the words of `clean` (see words.h) into sentences, which hold at least one word each and cover all of them.
//
// A sentence ends where ICU's sentence break iterator (Unicode annex 29) ends one, except
// - at the full stop of an abbreviation («см.», "pp.") or of a single letter («А. С. Пушкин», «т. д.»;
// abbreviations.h),
//   unless a line or something else ends there as well;
// - at a single line break in running text: no full stop before it, a small letter behind it.
// Time O(n).
std::vector<TokenRange> find_sentences(std::string_view clean, std::span<const ByteRange> words);

}  // namespace tamga
