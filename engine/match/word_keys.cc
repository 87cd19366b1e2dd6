#include "engine/match/word_keys.h"

namespace tamga {

WordKeys::WordKeys(std::span<const Token> tokens) {
  exact.reserve(tokens.size());
  stem.reserve(tokens.size());
  stop.reserve(tokens.size());
  for (const Token& token : tokens) {
    exact.push_back(token.exact_key);
    stem.push_back(token.stem_key);
    stop.push_back(token.stop_word ? 1 : 0);
  }
}

}  // namespace tamga
