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

// The sums of words, of kMostSummed at most.
using ScoreSums = std::array<std::uint32_t, 16>;
inline constexpr std::uint32_t kMostSummed = 1U << 16U;  // of 16 bits each

inline void add_scores(ScoreSums& sums, const WordScores& word) {
  for (std::size_t lane = 0; lane < sums.size(); ++lane) sums[lane] += word[lane];
}

// Of all words up to some place, less those up to an earlier one: right even where a lane has begun anew since.
inline ScoreSums difference(const ScoreSums& later, const ScoreSums& earlier) {
  ScoreSums between{};
  for (std::size_t lane = 0; lane < between.size(); ++lane) between[lane] = later[lane] - earlier[lane];
  return between;
}

LanguageScores language_scores(const ScoreSums& sums);
std::uint32_t latin_words(const ScoreSums& sums);
std::uint32_t cyrillic_words(const ScoreSums& sums);

}  // namespace tamga
