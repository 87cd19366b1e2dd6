#include "corpora/scan/known_texts.h"

#include <utility>

#include "engine/base/hash.h"

namespace tamga {

KnownTexts::KnownTexts(const Tokenizer& tokenizer, std::span<const ScannedWork> works) : tokenizer_(tokenizer) {
  known_.reserve(works.size());
  for (const ScannedWork& work : works) {
    if (!work.tokens.tokens.empty()) known_.emplace(hash64(work.text.text), Known{work.text.text, &work.tokens});
  }
}

Status KnownTexts::remember(std::string_view text) {
  auto tokens = tokenizer_.tokenize(text);
  if (!tokens) return std::unexpected(std::move(tokens.error()));
  remembered_.push_back(std::make_unique<const TokenizedText>(*std::move(tokens)));
  known_.emplace(hash64(text), Known{text, remembered_.back().get()});
  return {};
}

Result<TokenizedText> KnownTexts::tokenize(std::string_view text) const {
  const auto [first, last] = known_.equal_range(hash64(text));
  for (auto at = first; at != last; ++at) {
    if (at->second.text == text) return *at->second.tokens;
  }
  return tokenizer_.tokenize(text);
}

Result<TextSigns> KnownTexts::read_signs(const ExtractedText& text, const TokenizedText& tokens) const {
  return tokenizer_.read_signs(text, tokens);
}

Result<std::vector<Mark>> KnownTexts::read_marks(const ExtractedText& text, const TokenizedText& tokens) const {
  return tokenizer_.read_marks(text, tokens);
}

}  // namespace tamga
