// What a code point is to the fast reading of a text: whether it can be read by itself, without its neighbours.
//
// The cleaning of clean.h depends on the neighbours of a character only for marks, invisible characters, soft hyphens
// and hyphens before a line break. All other characters are plain: of a text of plain characters the words are found
// without cleaning it first, and each word is cleaned by itself. ICU's character properties are the definition.
#pragma once

#include <cstdint>

namespace tamga {

enum class PlainKind : std::uint8_t {
  kLetter,    // of a word: cleaning makes one letter or more of it, always the same ones
  kDigit,     // of a word
  kGap,       // between words, and of no consequence to where a sentence ends unless it follows its end
  kSentence,  // between words; may end a sentence
  kNotPlain,  // read together with its neighbours, by clean.h
};

// A look-up up to U+2FFF; all beyond is kNotPlain.
PlainKind plain_kind(char32_t c);

// What cleaning makes of a single letter or digit, if that is one character of the first 0x530; 0 otherwise.
char32_t clean_letter(char32_t c);

}  // namespace tamga
