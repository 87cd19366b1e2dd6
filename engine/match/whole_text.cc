#include "engine/match/whole_text.h"

#include <algorithm>

namespace tamga {

std::vector<Passage> whole_text_passages(std::span<const Token> work, std::span<const Token> source) {
  if (work.empty()) return {};
  const auto found = std::ranges::search(source, work, {}, &Token::exact_key, &Token::exact_key);
  if (found.empty()) return {};
  const auto words = static_cast<std::uint32_t>(work.size());
  const auto begin = static_cast<std::uint32_t>(found.begin() - source.begin());
  Passage whole;
  whole.work = {0, words};
  whole.source = {begin, begin + words};
  whole.passage_class = PassageClass::kCopied;
  whole.similarity = 1;
  whole.longest_run = words;
  for (std::uint32_t i = 0; i < words; ++i) whole.twins.push_back({i, begin + i, TwinKind::kSameWord});
  return {whole};
}

}  // namespace tamga
