// Set phrases: what every work of its kind says, from names of institutions to «Цель исследования». And text that the
// stop set of a corpus holds for the same reason.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/base/result.h"
#include "engine/match/exclusions/found_exclusion.h"
#include "engine/match/exclusions/work_text.h"
#include "engine/text/tokenizer.h"

namespace tamga {

// The phrase table, read by a tokenizer. Const and safe from several threads.
class SetPhrases {
 public:
  // Cost: the table is read once, about a millisecond.
  static Result<SetPhrases> read(const Tokenizer& tokenizer);

  // Where phrases of the table stand in `work`: their words in order, each the same or another form, at most one
  // foreign word among them. Where several begin at a word, the longest is taken; found phrases do not overlap. Phrases
  // of kLeastFreeWords words or more are found anywhere; shorter ones, and headings, only as a line of their own. Time
  // O(words).
  std::vector<FoundExclusion> find(const WorkText& work) const;

 private:
  struct Word {
    std::uint64_t exact_key;
    std::uint64_t stem_key;
  };
  struct Phrase {
    std::vector<Word> words;
    bool whole_line = false;
  };
  // Words of the work from `at` on that `phrase` takes up; 0 if it does not stand there.
  static std::uint32_t length_at(const Phrase& phrase, std::span<const Token> tokens, std::uint32_t at);
  std::uint32_t longest_at(const WorkText& work, std::uint32_t at, const std::vector<std::uint32_t>& line_ends) const;

  std::vector<Phrase> phrases_;
  std::unordered_multimap<std::uint64_t, std::size_t> by_first_word_;  // exact and stem keys
};

inline constexpr std::uint32_t kLeastFreeWords = 3;

// The words of `tokens` that lie in k-grams of the stop set with these hashes (StopSet), k words each.
std::vector<FoundExclusion> find_stop_text(std::span<const Token> tokens, std::uint32_t k,
                                           std::span<const std::uint64_t> stop_hashes);

}  // namespace tamga
