// Where the words of a cleaned text stand.
//
// A word is a longest run of letters and digits; an apostrophe between two letters and a point or comma between two
// digits belong to it ("don't", "10,5", "17.02.2025"). A hyphen and a full stop part words: «көз-караш» and «т.д» are
// two each, and a forgotten space behind a full stop changes nothing.
//
// These are the words of ICU's word break iterator (Unicode annex 29) with two deliberate differences. It keeps letters
// on both sides of a full stop, a middle dot or a low line together, so that "А.С.Пушкин" and "А. С. Пушкин" would
// differ. And it cuts Thai or Chinese by dictionaries that look at the neighbours, so that a word cut out of its text
// could fall apart; here a run of such letters is one word.
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/range.h"

namespace tamga {

// The words of `clean` (see clean.h) in order. Where a word ends depends on nothing behind its end but the next two
// characters, and cut out it is one word. Time O(n).
std::vector<ByteRange> find_words(std::string_view clean);

}  // namespace tamga
