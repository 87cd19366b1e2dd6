#include "tokenizers/scan/word_scores.h"

namespace tamga {
namespace {

constexpr std::size_t kLatinLane = 14;
constexpr std::size_t kCyrillicLane = 15;

LanguageScores unpack(const std::array<std::uint32_t, 16>& lanes) {
  LanguageScores scores;
  scores.kyrgyz = lanes[0];
  scores.russian = lanes[1];
  scores.kazakh = lanes[2];
  scores.slavic = lanes[3];
  scores.english = lanes[4];
  scores.turkish = lanes[5];
  scores.germanic = lanes[6];
  scores.romance = lanes[7];
  scores.cyrillic_letters = lanes[8];
  scores.latin_letters = lanes[9];
  scores.other_letters = lanes[10];
  scores.kyrgyz_letters = lanes[11];
  scores.foreign_cyrillic_letters = lanes[12];
  scores.foreign_latin_letters = lanes[13];
  return scores;
}

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

void ScoreSum::empty() {
  scores_ += unpack(sums_);
  latin_words_ += sums_[kLatinLane];
  cyrillic_words_ += sums_[kCyrillicLane];
  sums_.fill(0);
  added_ = 0;
}

LanguageScores ScoreSum::scores() {
  empty();
  return scores_;
}

std::uint64_t ScoreSum::latin_words() {
  empty();
  return latin_words_;
}

std::uint64_t ScoreSum::cyrillic_words() {
  empty();
  return cyrillic_words_;
}

}  // namespace tamga
