// What a code point is to the tokenizer. ICU's character properties are the definition.
#pragma once

#include <cstdint>

namespace tamga {

enum class CharKind : std::uint8_t {
  kOther,        // punctuation, symbols, unassigned: ends a word
  kLetter,       // alphabetic, but no combining mark
  kDigit,        // decimal digit of any script
  kMark,         // combining mark of any kind
  kInvisible,    // default-ignorable, private use, controls, U+2800, U+FFF9..U+FFFC: as if it were not there
  kSoftHyphen,   // U+00AD, and U+00AC, as which word processors export it: invisible, but may end a line
  kHyphen,       // the hyphens that end a line inside a word: U+002D, U+2010
  kLineBreak,    // LF, CR, VT, U+0085, U+2028, U+2029
  kSpace,        // the other white space
  kApostrophe,   // ' and what is typed for it: between two letters it is part of the word
  kNumberPoint,  // . and , : between two digits they are part of the number
};

CharKind char_kind(char32_t c);

}  // namespace tamga
