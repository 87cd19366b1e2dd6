// What a text shows beside its words: Tokenizer::read_signs() of the product.
#pragma once

#include <vector>

#include "engine/text/extracted_text.h"
#include "engine/text/signs.h"
#include "engine/text/token.h"
#include "tokenizers/flags/flag_reader.h"
#include "tokenizers/marks/mark_reader.h"

namespace tamga {

// Immutable once built, so any number of threads may ask.
class SignReader {
 public:
  // `tokens` are those of `text`. Time O(n).
  TextSigns read(const ExtractedText& text, const TokenizedText& tokens) const;
  std::vector<Mark> read_marks(const ExtractedText& text, const TokenizedText& tokens) const;

 private:
  MarkReader marks_;
  FlagReader flags_;
};

}  // namespace tamga
