// The tokenizer of the product: Kyrgyz, Russian and English by the order of docs/architecture.md, defined by ICU.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/text/tokenizer.h"

namespace tamga {

std::unique_ptr<Tokenizer> make_standard_tokenizer();

// What stands behind the keys of a token: the folded word and the folded stem, in UTF-8.
struct TokenWords {
  std::string word;
  std::string stem;
};

// The tokens of `text` as make_standard_tokenizer() gives them, each with its words. For people, not for speed.
struct ExplainedText {
  TokenizedText tokens;
  std::vector<TokenWords> words;  // one a token
};
Result<ExplainedText> explain_tokens(std::string_view text);

}  // namespace tamga
