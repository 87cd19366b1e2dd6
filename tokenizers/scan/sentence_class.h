// The classes of characters that the rules for sentences (Unicode annex 29) speak of: the property Sentence_Break.
#pragma once

#include <cstdint>

namespace tamga {

enum class SentenceClass : std::uint8_t {
  kOther,
  kAttached,  // Extend, Format: belongs to the character before it
  kLineFeed,
  kCarriageReturn,
  kSeparator,
  kSpace,
  kUpper,
  kLower,
  kOtherLetter,
  kNumeric,
  kFullStop,    // ATerm: may end an abbreviation
  kTerminator,  // STerm: always ends a sentence
  kContinue,    // SContinue: a comma, a dash: the sentence goes on
  kClose,       // quotation marks and brackets
};

// ICU's property. A look-up for nearly all characters of our languages.
SentenceClass sentence_class(char32_t c);

}  // namespace tamga
