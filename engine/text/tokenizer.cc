#include "engine/text/tokenizer.h"

#include <utility>

namespace tamga {

Result<TextSigns> Tokenizer::read_signs(const ExtractedText& /*text*/, const TokenizedText& /*tokens*/) const {
  return TextSigns{};
}

Result<std::vector<Mark>> Tokenizer::read_marks(const ExtractedText& text, const TokenizedText& tokens) const {
  auto signs = read_signs(text, tokens);
  if (!signs) return std::unexpected(std::move(signs.error()));
  return std::move(signs->marks);
}

}  // namespace tamga
