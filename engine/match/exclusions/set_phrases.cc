#include "engine/match/exclusions/set_phrases.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "engine/fingerprint/kgram_hash.h"
#include "engine/match/exclusions/phrase_table.h"
#include "engine/match/exclusions/text_lines.h"

namespace tamga {
namespace {

// A few words alone do not tell their language, and the stems depend on it. So each phrase is read at the end of a
// sentence in its language, and only its own words are kept.
std::string_view opening_of(Language language) {
  switch (language) {
    case Language::kKyrgyz:
      return "Ошондуктан бул жерде мындан ары биз үчүн маанилүү болгон төмөнкү сөздөр жазылган ";
    case Language::kRussian:
      return "Поэтому здесь для нас далее должны быть написаны следующие важные слова ";
    case Language::kEnglish:
    case Language::kOther:
      break;
  }
  return "Because of this we will now write here the following words that are important for us ";
}

constexpr std::uint32_t kMostForeignWords = 1;

// line_ends[i]: where the line ends that word i begins; 0 where it begins none.
std::vector<std::uint32_t> line_ends(const WorkText& work) {
  std::vector<std::uint32_t> ends(work.tokens.size());
  for (const TokenRange line : text_lines(work.text.text, work.tokens)) ends[line.begin] = line.end;
  return ends;
}

}  // namespace

Result<SetPhrases> SetPhrases::read(const Tokenizer& tokenizer) {
  SetPhrases table;
  for (const SetPhrase& row : set_phrase_table()) {
    const std::string_view opening = opening_of(row.language);
    const auto read = tokenizer.tokenize(std::string(opening) + std::string(row.text));
    if (!read) return std::unexpected(read.error());
    Phrase phrase;
    for (const Token& token : read->tokens) {
      if (token.range.begin >= opening.size()) phrase.words.push_back({token.exact_key, token.stem_key});
    }
    if (phrase.words.empty()) continue;
    phrase.whole_line = row.kind == SetPhraseKind::kHeading || phrase.words.size() < kLeastFreeWords;
    const Word first = phrase.words.front();
    table.by_first_word_.emplace(first.exact_key, table.phrases_.size());
    if (first.stem_key != first.exact_key) table.by_first_word_.emplace(first.stem_key, table.phrases_.size());
    table.phrases_.push_back(std::move(phrase));
  }
  return table;
}

std::uint32_t SetPhrases::length_at(const Phrase& phrase, std::span<const Token> tokens, std::uint32_t at) {
  std::uint32_t foreign = 0;
  std::uint32_t next = at;
  for (const Word& word : phrase.words) {
    const auto is_word = [&](const Token& token) {
      return token.exact_key == word.exact_key || token.stem_key == word.stem_key;
    };
    while (next < tokens.size() && !is_word(tokens[next]) && foreign < kMostForeignWords && next > at) {
      ++foreign;
      ++next;
    }
    if (next >= tokens.size() || !is_word(tokens[next])) return 0;
    ++next;
  }
  return next - at;
}

std::uint32_t SetPhrases::longest_at(const WorkText& work, std::uint32_t at,
                                     const std::vector<std::uint32_t>& ends) const {
  std::uint32_t longest = 0;
  const auto look_up = [&](std::uint64_t key) {
    const auto [begin, end] = by_first_word_.equal_range(key);
    for (auto entry = begin; entry != end; ++entry) {
      const Phrase& phrase = phrases_[entry->second];
      const std::uint32_t length = length_at(phrase, work.tokens, at);
      if (phrase.whole_line && at + length != ends[at]) continue;
      longest = std::max(longest, length);
    }
  };
  look_up(work.tokens[at].exact_key);
  look_up(work.tokens[at].stem_key);
  return longest;
}

std::vector<FoundExclusion> SetPhrases::find(const WorkText& work) const {
  const auto ends = line_ends(work);
  std::vector<FoundExclusion> found;
  for (std::uint32_t at = 0; at < work.tokens.size();) {
    const std::uint32_t length = longest_at(work, at, ends);
    if (length > 0) {
      found.push_back({ExclusionKind::kSetPhrase,
                       {at, at + length},
                       "A set phrase of the table, version " + std::to_string(kSetPhrasesVersion) + ".",
                       SpanLabel::kNone});
    }
    at += std::max(length, 1U);
  }
  return found;
}

std::vector<FoundExclusion> find_stop_text(std::span<const Token> tokens, std::uint32_t k,
                                           std::span<const std::uint64_t> stop_hashes) {
  std::vector<FoundExclusion> found;
  if (stop_hashes.empty()) return found;
  const auto hashes = kgram_hashes(tokens, k, KeyKind::kExact);
  for (std::uint32_t at = 0; at < hashes.size(); ++at) {
    if (!std::ranges::binary_search(stop_hashes, hashes[at])) continue;
    if (found.empty() || at > found.back().words.end) {
      found.push_back({ExclusionKind::kSetPhrase, {at, at}, "Text of the stop set of the corpus.", SpanLabel::kNone});
    }
    found.back().words.end = at + k;
  }
  return found;
}

}  // namespace tamga
