// The tokenizer of the product: Kyrgyz, Russian and English by the order of docs/architecture.md.
//
// One pass over the text, by tables and vector instructions where the processor has them; what needs its neighbours
// (marks, invisible characters, hyphenated line ends) is cleaned with ICU. tokenizers/reference does the same step by
// step with ICU over the whole text; the tests hold both together, token for token.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/text/tokenizer.h"
#include "tokenizers/scan/text_blocks.h"

namespace tamga {

// Calls from several threads at once work side by side, each in memory of its own, which is kept for the next call: up
// to 50 MB of known words.
std::unique_ptr<Tokenizer> make_standard_tokenizer();
// The same tokens by given instructions, which the processor must have.
std::unique_ptr<Tokenizer> make_standard_tokenizer(VectorCode code);

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
