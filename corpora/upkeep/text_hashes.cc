#include "corpora/upkeep/text_hashes.h"

#include <vector>

#include "engine/index/index_hashes.h"

namespace tamga {

HashText text_hashes(const Tokenizer& tokenizer, const IndexSettings& settings) {
  return [&tokenizer, settings](const ExtractedText& text) -> Result<std::vector<std::uint64_t>> {
    const auto read = tokenizer.tokenize(text.text);
    if (!read) return std::unexpected(read.error());
    return index_hashes(read->tokens, settings);
  };
}

}  // namespace tamga
