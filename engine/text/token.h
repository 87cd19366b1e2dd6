// A word of a text as the engine sees it: two keys and a place.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/range.h"
#include "engine/text/language.h"

namespace tamga {

struct Token {
  // Hash of the folded word: a pure function of the word alone, never of its neighbours.
  std::uint64_t exact_key = 0;
  // Hash of the folded stem, by the language of the sentence. Equal exact keys in one language have equal stem keys.
  std::uint64_t stem_key = 0;
  // The bytes of the extracted text that the word was read from, from its first letter to behind its last one,
  // including invisible characters and a line-end hyphen inside it.
  ByteRange range;
  std::uint32_t sentence = 0;  // index into TokenizedText::sentences
  Language language = Language::kOther;
  bool stop_word = false;  // a function word of its language: common, so weak evidence alone
  bool operator==(const Token&) const = default;
};

struct Sentence {
  ByteRange range;    // bytes of the extracted text
  TokenRange tokens;  // may be empty
  Language language = Language::kOther;
  bool operator==(const Sentence&) const = default;
};

// Tokens in the order of the text; their ranges do not overlap. Sentences cover all tokens, in order.
struct TokenizedText {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
};

}  // namespace tamga
