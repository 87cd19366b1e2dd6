// What single words say about language and script, packed so that the words of a sentence add up fast.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "tokenizers/language_model.h"
#include "tokenizers/look_alikes.h"

namespace tamga {

// LanguageScores of a word of at most 100 letters, and whether it decides for Latin or for Cyrillic: eight sums of
// points, six counts of letters, two of words.
using WordScores = std::array<std::uint16_t, 16>;

// `script` is the one that the word decides.
WordScores pack_scores(const LanguageScores& scores, Script script);

// The sum of any number of words.
class ScoreSum {
 public:
  void add(const WordScores& word) {
    if (added_ == kMostAdded) empty();
    ++added_;
    for (std::size_t lane = 0; lane < sums_.size(); ++lane) sums_[lane] += word[lane];
  }

  LanguageScores scores();
  std::uint64_t latin_words();
  std::uint64_t cyrillic_words();

 private:
  static constexpr std::uint32_t kMostAdded = 1U << 16U;  // of 16 bits each: no lane overflows

  void empty();

  std::array<std::uint32_t, 16> sums_{};
  std::uint32_t added_ = 0;
  LanguageScores scores_;
  std::uint64_t latin_words_ = 0;
  std::uint64_t cyrillic_words_ = 0;
};

}  // namespace tamga
