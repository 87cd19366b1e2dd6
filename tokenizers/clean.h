// The first step from text to words: what a reader does not see, or sees as one thing however it is stored, is made
// one.
//
// - Invisible characters go: default-ignorables, soft hyphens, controls, private use (CharKind::kInvisible).
// - Hyphenated line ends are joined: letter, hyphen (or soft hyphen), one line break, any white space of the next line,
//   lower-case letter: "пере-\nнос" is "перенос". A hyphen before a capital or a digit stays.
// - Letters and digits are decomposed (Unicode NFKD: full-width, ligatures, mathematical alphabets) and their marks go:
//   accents, diaereses, overlays. One mark makes another letter and is kept: the breve of й. So ё is е from here on.
//
// Everything else stays, in its original case: punctuation and line breaks still tell where sentences end.
#pragma once

#include <string>
#include <string_view>

#include "tokenizers/offset_map.h"

namespace tamga {

struct CleanText {
  std::string text;   // valid UTF-8
  OffsetMap offsets;  // a letter's source includes its marks
};

// Cleans valid UTF-8 of at most kMaxTextBytes. Cleaning the source of a word alone gives the same word. Time O(n).
CleanText clean_text(std::string_view source);

}  // namespace tamga
