#include "tokenizers/marks/phrases.h"

#include <algorithm>
#include <cstddef>
#include <ranges>

#include "engine/base/hash.h"
#include "tokenizers/clean.h"
#include "tokenizers/fold.h"
#include "tokenizers/words.h"

namespace tamga {

std::vector<std::uint64_t> exact_keys(std::string_view text) {
  const auto clean = clean_text(text);
  std::vector<std::uint64_t> keys;
  for (const auto& word : find_words(clean.text)) {
    keys.push_back(hash64(fold_word(std::string_view(clean.text).substr(word.begin, word.size()))));
  }
  return keys;
}

PhraseTable::PhraseTable(std::string_view lines) {
  for (std::size_t at = 0; at < lines.size();) {
    const auto end = std::min(lines.find('\n', at), lines.size());
    auto keys = exact_keys(lines.substr(at, end - at));
    if (!keys.empty()) {
      first_keys_.add(keys.front());
      by_first_[keys.front()].push_back(std::move(keys));
    }
    at = end + 1;
  }
  for (auto& [first, phrases] : by_first_) {
    std::ranges::sort(phrases, std::greater<>(), [](const auto& phrase) { return phrase.size(); });
  }
}

std::uint32_t PhraseTable::length_at(std::span<const Token> tokens, std::size_t at) const {
  if (!first_keys_.may_have(tokens[at].exact_key)) return 0;
  const auto found = by_first_.find(tokens[at].exact_key);
  if (found == by_first_.end()) return 0;
  const auto rest = tokens.subspan(at);
  for (const auto& phrase : found->second) {
    if (phrase.size() > rest.size()) continue;
    if (std::ranges::equal(phrase, rest.first(phrase.size()), {}, {}, &Token::exact_key)) {
      return static_cast<std::uint32_t>(phrase.size());
    }
  }
  return 0;
}

bool PhraseTable::occurs_in(std::span<const Token> tokens) const {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (length_at(tokens, i) > 0) return true;
  }
  return false;
}

}  // namespace tamga
