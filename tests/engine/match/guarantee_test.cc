// Promise 1a: every run of at least guaranteed_run equal words lies inside a passage. Held against all common runs by
// dynamic programming, over alphabets so small that everything repeats.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "engine/match/align.h"
#include "tests/engine/match/letters.h"

namespace tamga {
namespace {

using testing::random_letters;
using testing::random_words;
using testing::word_token;

// Words of the work that lie in a common run of at least `least` words. Time O(n m).
std::vector<bool> words_in_common_runs(std::span<const Token> work, std::span<const Token> source,
                                       std::uint32_t least) {
  std::vector<bool> in_run(work.size());
  std::vector<std::uint32_t> run(source.size() + 1);  // ends at this word of the work and of the source
  for (std::size_t i = 0; i < work.size(); ++i) {
    for (std::size_t j = source.size(); j > 0; --j) {
      run[j] = work[i].exact_key == source[j - 1].exact_key ? run[j - 1] + 1 : 0;
      if (run[j] < least) continue;
      for (std::uint32_t back = 0; back < run[j]; ++back) in_run[i - back] = true;
    }
  }
  return in_run;
}

std::vector<bool> words_in_passages(std::size_t words, const std::vector<Passage>& passages) {
  std::vector<bool> covered(words);
  for (const Passage& passage : passages) {
    std::fill(covered.begin() + passage.work.begin, covered.begin() + passage.work.end, true);
  }
  return covered;
}

void expect_sound(const std::vector<Passage>& passages, std::span<const Token> work, std::span<const Token> source) {
  std::uint32_t done = 0;
  for (const Passage& passage : passages) {
    EXPECT_GE(passage.work.begin, done) << "passages overlap or are out of order";
    done = passage.work.end;
    ASSERT_FALSE(passage.twins.empty());
    ASSERT_LE(passage.work.end, work.size());
    ASSERT_LE(passage.source.end, source.size());
    EXPECT_EQ(passage.twins.front().work, passage.work.begin);
    EXPECT_EQ(passage.twins.back().work + 1, passage.work.end);
    EXPECT_GT(passage.similarity, 0);
    EXPECT_LE(passage.similarity, 1);
    std::set<std::uint32_t> sources;
    std::uint32_t next = passage.work.begin;
    for (const TwinTokens& twin : passage.twins) {
      EXPECT_GE(twin.work, next) << "twins are out of order";
      next = twin.work + 1;
      sources.insert(twin.source);
      const bool same_word = work[twin.work].exact_key == source[twin.source].exact_key;
      EXPECT_EQ(twin.kind == TwinKind::kSameWord, same_word);
      EXPECT_TRUE(same_word || work[twin.work].stem_key == source[twin.source].stem_key);
    }
    EXPECT_EQ((TokenRange{*sources.begin(), *sources.rbegin() + 1}), passage.source);
  }
}

struct Texts {
  std::size_t alphabet;
  std::uint32_t least;  // words of a promised run
};

class Guarantee : public ::testing::TestWithParam<Texts> {};

TEST_P(Guarantee, EveryCommonRunIsInAPassage) {
  std::mt19937 random(static_cast<unsigned>(GetParam().alphabet));
  const AlignSettings settings{.guaranteed_run = GetParam().least, .min_words = GetParam().least};
  std::size_t promised = 0;
  for (int round = 0; round < 200; ++round) {
    const auto work = random_letters(random, random() % 120, GetParam().alphabet);
    const auto source = random_letters(random, random() % 120, GetParam().alphabet);
    const Alignment alignment = Aligner(work, settings).align(source);
    expect_sound(alignment.passages, work, source);
    const std::vector<bool> covered = words_in_passages(work.size(), alignment.passages);
    const std::vector<bool> wanted = words_in_common_runs(work, source, settings.guaranteed_run);
    for (std::size_t at = 0; at < work.size(); ++at) {
      promised += wanted[at] ? 1 : 0;
      ASSERT_TRUE(covered[at] || !wanted[at]) << "round " << round << ", word " << at;
    }
  }
  EXPECT_GT(promised, 100U);  // else the test says nothing
}

INSTANTIATE_TEST_SUITE_P(SmallAlphabets, Guarantee,
                         ::testing::Values(Texts{1, 8}, Texts{2, 8}, Texts{3, 8}, Texts{2, 12}, Texts{4, 5},
                                           Texts{8, 3}));

TEST(Align, PlantedRunsAreFoundWholeAndNothingElse) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    auto work = random_words(random, 200, 1'000'000);
    const auto source = random_words(random, 200, 1'000'000);
    const auto length = static_cast<std::uint32_t>(8 + random() % 3);
    const auto at = static_cast<std::uint32_t>(random() % (work.size() - length));
    const auto from = static_cast<std::uint32_t>(random() % (source.size() - length));
    std::copy_n(source.begin() + from, length, work.begin() + at);
    const Alignment alignment = Aligner(work, {}).align(source);
    ASSERT_EQ(alignment.passages.size(), 1U);
    EXPECT_EQ(alignment.passages[0].work, (TokenRange{at, at + length}));
    EXPECT_EQ(alignment.passages[0].source, (TokenRange{from, from + length}));
  }
}

TEST(Align, RunsOfSevenWordsAloneAreNoPassage) {
  std::mt19937 random(8);
  auto work = random_words(random, 500, 1'000'000);
  const auto source = random_words(random, 500, 1'000'000);
  for (std::uint32_t at = 0; at < 500; at += 50) std::copy_n(source.begin() + (490 - at), 7, work.begin() + at);
  EXPECT_TRUE(Aligner(work, {}).align(source).passages.empty());
}

// Sizes at which anything quadratic in the repetitions takes minutes.
TEST(Align, ASentenceRepeatedTenThousandTimesInBothIsOnePassage) {
  std::vector<Token> text;
  for (std::uint64_t word = 0; word < 100'000; ++word) text.push_back(word_token(word % 10));
  const Alignment alignment = Aligner(text, {}).align(text);
  ASSERT_EQ(alignment.passages.size(), 1U);
  EXPECT_EQ(alignment.passages[0].work, (TokenRange{0, 100'000}));
  EXPECT_GT(alignment.capped_seeds, 0U);
}

TEST(Align, RunsAreFoundAmongSentencesThatRepeatTooOften) {
  // The same formula everywhere, numbered paragraphs between: formulas are capped, and covered all the same.
  std::vector<Token> work;
  std::vector<Token> source;
  for (std::uint64_t paragraph = 0; paragraph < 4000; ++paragraph) {
    for (std::uint64_t word = 0; word < 12; ++word) {
      work.push_back(word_token(word));
      source.push_back(word_token(word));
    }
    work.push_back(word_token(1000 + paragraph));
    source.push_back(word_token(1'000'000 + paragraph));
  }
  const Alignment alignment = Aligner(work, {}).align(source);
  EXPECT_GT(alignment.capped_seeds, 0U);
  const std::vector<bool> covered = words_in_passages(work.size(), alignment.passages);
  for (std::size_t at = 0; at < work.size(); ++at) ASSERT_TRUE(covered[at] || at % 13 == 12) << at;
}

TEST(Align, LongDocumentsOfFewWordsTakeLinearTime) {
  std::mt19937 random(9);
  const auto work = random_words(random, 100'000, 30);
  const auto source = random_words(random, 100'000, 30);
  expect_sound(Aligner(work, {}).align(source).passages, work, source);
}

TEST(Align, TheSameInputGivesTheSameResult) {
  std::mt19937 random(10);
  const auto work = random_letters(random, 2000, 3);
  const auto source = random_letters(random, 2000, 3);
  const Aligner aligner(work, {});
  const Alignment first = aligner.align(source);
  EXPECT_EQ(first.passages, aligner.align(source).passages);
  EXPECT_EQ(first.passages, Aligner(work, {}).align(source).passages);
}

}  // namespace
}  // namespace tamga
