#include "tokenizers/scan/word_scores.h"

namespace tamga {
namespace {

constexpr std::size_t kLatinLane = 14;
constexpr std::size_t kCyrillicLane = 15;

}  // namespace

WordScores pack_scores(const LanguageScores& scores, Script script) {
  const auto lane = [](auto value) { return static_cast<std::uint16_t>(value); };
  return {lane(scores.kyrgyz),
          lane(scores.russian),
          lane(scores.kazakh),
          lane(scores.slavic),
          lane(scores.english),
          lane(scores.turkish),
          lane(scores.germanic),
          lane(scores.romance),
          lane(scores.cyrillic_letters),
          lane(scores.latin_letters),
          lane(scores.other_letters),
          lane(scores.kyrgyz_letters),
          lane(scores.foreign_cyrillic_letters),
          lane(scores.foreign_latin_letters),
          lane(script == Script::kLatin ? 1 : 0),
          lane(script == Script::kCyrillic ? 1 : 0)};
}

LanguageScores language_scores(const ScoreSums& sums) {
  LanguageScores scores;
  scores.kyrgyz = sums[0];
  scores.russian = sums[1];
  scores.kazakh = sums[2];
  scores.slavic = sums[3];
  scores.english = sums[4];
  scores.turkish = sums[5];
  scores.germanic = sums[6];
  scores.romance = sums[7];
  scores.cyrillic_letters = sums[8];
  scores.latin_letters = sums[9];
  scores.other_letters = sums[10];
  scores.kyrgyz_letters = sums[11];
  scores.foreign_cyrillic_letters = sums[12];
  scores.foreign_latin_letters = sums[13];
  return scores;
}

std::uint32_t latin_words(const ScoreSums& sums) {
  return sums[kLatinLane];
}

std::uint32_t cyrillic_words(const ScoreSums& sums) {
  return sums[kCyrillicLane];
}

}  // namespace tamga
