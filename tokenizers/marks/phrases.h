// Fixed phrases, found among the tokens of a text by their exact keys: whatever is no difference to the keys (capitals,
// ё, a keyboard without ң ө ү, look-alike letters) is none here.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/text/token.h"
#include "tokenizers/marks/key_filter.h"

namespace tamga {

// The exact keys of the words of a text, as a tokenizer gives them.
std::vector<std::uint64_t> exact_keys(std::string_view text);

class PhraseTable {
 public:
  // One phrase a line; empty lines count for nothing.
  explicit PhraseTable(std::string_view lines);

  // How many tokens the longest phrase has that begins at tokens[at]; 0 if none does. Time O(1) for most tokens.
  std::uint32_t length_at(std::span<const Token> tokens, std::size_t at) const;

  // Whether any phrase stands anywhere in `tokens`.
  bool occurs_in(std::span<const Token> tokens) const;

 private:
  KeyFilter first_keys_;
  std::unordered_map<std::uint64_t, std::vector<std::vector<std::uint64_t>>> by_first_;  // longest first
};

}  // namespace tamga
