// The promise of the sketches: what they tell apart, alignment would have found nothing in.
#include "engine/match/text_sketch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <vector>

#include "engine/match/align.h"
#include "engine/match/numbered_keys.h"
#include "engine/match/seed_clusters.h"
#include "engine/match/seed_support.h"
#include "engine/match/shared_runs.h"
#include "engine/match/shares.h"
#include "tests/engine/match/letters.h"

namespace tamga {
namespace {

using Words = std::vector<Token>;

bool may_share(const Words& work, const Words& source) {
  const TextSketch of_work = sketch_text(work, {});
  return ChanceTest(of_work).may_share(sketch_text(source, {}));
}

bool anything_found(const Words& work, const Words& source) {
  const Alignment alignment = Aligner(work, {}).align(source);
  return !alignment.passages.empty() || alignment.capped_seeds > 0 ||
         !RunFinder(work, kRunOfCoefficient1).shared(source).empty();
}

// Words of a vocabulary in which some are common, some function words, and some have another ending.
Words text(std::mt19937& random, std::size_t size, std::uint64_t vocabulary) {
  Words words;
  while (words.size() < size) {
    const std::uint64_t word = random() % 3 == 0 ? random() % (1 + vocabulary / 20) : random() % vocabulary;
    Token token = testing::word_token(word);
    token.stop_word = word % 4 == 1;
    if (random() % 4 == 0) token.exact_key = testing::word_token(word + 1'000'000).exact_key;
    words.push_back(token);
  }
  return words;
}

// A stretch of the source, words left out and its order changed, in the place of words of the work.
void borrow(std::mt19937& random, const Words& source, Words& work) {
  const std::size_t count = std::min<std::size_t>({4 + random() % 60, source.size(), work.size()});
  Words piece(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(count));
  if (random() % 2 == 0) {
    for (std::size_t at = 0; at + 6 <= count; at += 6) {
      std::reverse(piece.begin() + static_cast<std::ptrdiff_t>(at),
                   piece.begin() + static_cast<std::ptrdiff_t>(at + 6));
    }
  }
  for (std::size_t at = 0; at < count; ++at) {
    if (random() % 5 != 0) work[work.size() - count + at] = piece[at];
  }
}

TEST(TextSketch, WhatIsToldApartHasNoPassage) {
  std::mt19937 random(11);
  int told_apart = 0;
  int found = 0;
  for (int round = 0; round < 1500; ++round) {
    const std::uint64_t vocabulary = std::uint64_t{5} << random() % 12;
    const Words source = text(random, random() % 300, vocabulary);
    Words work = text(random, random() % 300, vocabulary);
    if (round % 2 == 0) borrow(random, source, work);
    const bool apart = !may_share(work, source);
    told_apart += apart ? 1 : 0;
    if (!anything_found(work, source)) continue;
    ++found;
    ASSERT_FALSE(apart) << "round " << round;
  }
  EXPECT_GT(told_apart, 300);
  EXPECT_GT(found, 300);
}

TEST(TextSketch, UnlikeTextsAreToldApart) {
  std::mt19937 random(5);
  for (int round = 0; round < 20; ++round) {
    EXPECT_FALSE(may_share(text(random, 2000, 50'000), text(random, 2000, 50'000))) << "round " << round;
  }
}

TEST(TextSketch, OneSharedRunIsEnough) {
  EXPECT_TRUE(may_share(testing::tokens_of_letters("abcdefgh"), testing::tokens_of_letters("xxbcdefxx")));
  EXPECT_TRUE(may_share(testing::tokens_of_letters("abcdefgh"), testing::tokens_of_letters("xxBcDefxx")));
  EXPECT_FALSE(may_share(testing::tokens_of_letters("abcdefgh"), testing::tokens_of_letters("xxbcdexx")));
}

TEST(TextSketch, OfNothingSharesNothing) {
  const Words some = testing::tokens_of_letters("abcdefgh");
  EXPECT_FALSE(may_share({}, {}));
  EXPECT_FALSE(may_share({}, some));
  EXPECT_FALSE(may_share(some, {}));
  EXPECT_TRUE(sketch_text({}, {}).empty());
}

// The slow twin: every seed with every other one.
TEST(SeedClusters, AreWhereASeedHasMuchSupport) {
  std::mt19937 random(23);
  int without = 0;
  for (int round = 0; round < 1000; ++round) {
    const std::uint32_t side = 30U << random() % 6;
    std::vector<WordSeed> seeds;
    for (std::size_t i = random() % 80; i > 0; --i) {
      seeds.push_back({static_cast<std::uint32_t>(random() % side), static_cast<std::uint32_t>(random() % side)});
    }
    std::ranges::sort(seeds);
    const auto much = [&](const WordSeed& seed) {
      std::set<std::uint32_t> work;
      std::set<std::uint32_t> source;
      for (const WordSeed& other : seeds) {
        if (!support_each_other(seed, other)) continue;
        work.insert(other.work);
        source.insert(other.source);
      }
      return std::min(work.size(), source.size()) >= kMuchSupport;
    };
    const bool any = std::ranges::any_of(seeds, much);
    EXPECT_EQ(any, !seed_clusters(seeds).empty()) << "round " << round;
    without += any ? 0 : 1;
  }
  EXPECT_GT(without, 200);
  EXPECT_LT(without, 800);
}

TEST(NumberedKeys, AreNumberedAsTheyCome) {
  NumberedKeys numbers(4);
  EXPECT_EQ(numbers.find(7), NumberedKeys::kNone);
  EXPECT_EQ(numbers.add(7), 0U);
  EXPECT_EQ(numbers.add(std::uint64_t{7} << 32U), 1U);
  EXPECT_EQ(numbers.add(7), 0U);
  EXPECT_EQ(numbers.add(0), 2U);
  EXPECT_EQ(numbers.find(0), 2U);
  EXPECT_EQ(numbers.keys(), (std::vector<std::uint64_t>{7, std::uint64_t{7} << 32U, 0}));
}

}  // namespace
}  // namespace tamga
