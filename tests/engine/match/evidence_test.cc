#include "engine/match/evidence.h"

#include <gtest/gtest.h>

#include <string>

#include "engine/match/overlaps.h"
#include "tests/engine/match/letters.h"

namespace tamga {
namespace {

using testing::tokens_of_letters;

// Twins of words [work, work + count), every `step`-th one, with the words of the source from `source` on.
std::vector<TwinTokens> twins(std::uint32_t work, std::uint32_t source, std::uint32_t count, std::uint32_t step,
                              TwinKind kind) {
  std::vector<TwinTokens> made;
  for (std::uint32_t at = 0; at < count; at += step) made.push_back({work + at, source + at, kind});
  return made;
}

bool proves(const std::vector<TwinTokens>& twins_of_work, const std::string& work) {
  const WordKeys keys(tokens_of_letters(work));
  return proves_borrowing(make_passage(twins_of_work), {keys, keys}, {});
}

const std::string kContent(60, 'a');
const std::string kFunction(60, '0');

TEST(ProvesBorrowing, AnExactRunOfTheGuaranteedLengthIsEnough) {
  EXPECT_TRUE(proves(twins(0, 0, 8, 1, TwinKind::kSameWord), kFunction));
  EXPECT_FALSE(proves(twins(0, 0, 7, 1, TwinKind::kSameWord), kContent));
}

TEST(ProvesBorrowing, ElseTwelveTwinsAreNeeded) {
  EXPECT_TRUE(proves(twins(0, 0, 12, 1, TwinKind::kSameStem), kContent));
  EXPECT_FALSE(proves(twins(0, 0, 11, 1, TwinKind::kSameStem), kContent));
}

TEST(ProvesBorrowing, ElseContentIsNeeded) {
  EXPECT_FALSE(proves(twins(0, 0, 12, 1, TwinKind::kSameStem), kFunction));
  EXPECT_TRUE(proves(twins(0, 0, 12, 1, TwinKind::kSameStem), "aaaaaa000000"));
  EXPECT_FALSE(proves(twins(0, 0, 12, 1, TwinKind::kSameStem), "aaaaa0000000"));
}

TEST(ProvesBorrowing, ElseTwinsMustBeClose) {
  EXPECT_TRUE(proves(twins(0, 0, 40, 2, TwinKind::kSameWord), kContent));
  EXPECT_FALSE(proves(twins(0, 0, 40, 3, TwinKind::kSameWord), kContent));
}

TEST(ProvesBorrowing, APhraseOfTheSourceCountsOnce) {
  auto twice = twins(0, 0, 7, 1, TwinKind::kSameStem);
  for (const TwinTokens& twin : twins(7, 0, 7, 1, TwinKind::kSameStem)) twice.push_back(twin);
  EXPECT_FALSE(proves(twice, kContent));
}

TEST(MakePassage, IsCopiedWithNineteenExactWordsOfTwenty) {
  auto words = twins(0, 0, 40, 1, TwinKind::kSameWord);
  words[10].kind = words[20].kind = TwinKind::kSameStem;
  EXPECT_EQ(make_passage(words).passage_class, PassageClass::kCopied);
  words[30].kind = TwinKind::kSameStem;
  EXPECT_EQ(make_passage(words).passage_class, PassageClass::kReworded);
}

TEST(MakePassage, AnExactRunGoesOnInBothDocuments) {
  auto words = twins(0, 0, 6, 1, TwinKind::kSameWord);
  for (const TwinTokens& twin : twins(6, 7, 5, 1, TwinKind::kSameWord)) words.push_back(twin);
  EXPECT_EQ(make_passage(words).longest_run, 6U);
  EXPECT_EQ(make_passage(words).source, (TokenRange{0, 12}));
}

class WithoutOverlaps : public ::testing::Test {
 protected:
  std::vector<TokenRange> kept(std::vector<Passage> passages) const {
    std::vector<TokenRange> ranges;
    for (const Passage& passage : without_overlaps(std::move(passages), {keys_, keys_}, {})) {
      ranges.push_back(passage.work);
    }
    return ranges;
  }

 private:
  WordKeys keys_{tokens_of_letters(kContent)};
};

using Ranges = std::vector<TokenRange>;

TEST_F(WithoutOverlaps, MoreTwinsKeepTheWords) {
  const Passage longer = make_passage(twins(0, 0, 30, 1, TwinKind::kSameWord));
  const Passage shorter = make_passage(twins(20, 40, 20, 1, TwinKind::kSameWord));
  EXPECT_EQ(kept({shorter, longer}), (Ranges{{0, 30}, {30, 40}}));
}

TEST_F(WithoutOverlaps, TheEarlierOneKeepsTheWordsOnATie) {
  const Passage first = make_passage(twins(0, 30, 20, 1, TwinKind::kSameWord));
  const Passage second = make_passage(twins(10, 0, 20, 1, TwinKind::kSameWord));
  EXPECT_EQ(kept({second, first}), (Ranges{{0, 20}, {20, 30}}));
}

TEST_F(WithoutOverlaps, WhatIsLeftMustProveBorrowingByItself) {
  const Passage longer = make_passage(twins(0, 0, 30, 1, TwinKind::kSameWord));
  const Passage shorter = make_passage(twins(23, 40, 14, 1, TwinKind::kSameWord));
  EXPECT_EQ(kept({shorter, longer}), (Ranges{{0, 30}}));
}

TEST_F(WithoutOverlaps, AnExactRunIsNotCutForAFewMoreWeakTwins) {
  const Passage weak = make_passage(twins(0, 0, 12, 1, TwinKind::kSameStem));
  const Passage exact = make_passage(twins(6, 30, 8, 1, TwinKind::kSameWord));
  EXPECT_EQ(kept({weak, exact}), (Ranges{{6, 14}}));
}

TEST_F(WithoutOverlaps, APassageInsideAnotherIsDropped) {
  const Passage longer = make_passage(twins(0, 0, 30, 1, TwinKind::kSameWord));
  const Passage inside = make_passage(twins(10, 40, 10, 1, TwinKind::kSameWord));
  EXPECT_EQ(kept({inside, longer}), (Ranges{{0, 30}}));
}

Ranges joined(const TokenRange& second_source) {
  const Passage first = make_passage(twins(0, 100, 40, 1, TwinKind::kSameWord));
  const Passage second = make_passage(twins(60, second_source.begin, second_source.size(), 1, TwinKind::kSameWord));
  Ranges ranges;
  for (const Passage& passage : with_neighbours_joined({first, second})) ranges.push_back(passage.work);
  return ranges;
}

TEST(WithNeighboursJoined, NearInBothIsOneStretch) {
  EXPECT_EQ(joined({160, 200}), (Ranges{{0, 100}}));
  EXPECT_EQ(joined({50, 90}), (Ranges{{0, 100}}));  // the other order of the source
  EXPECT_EQ(joined({171, 211}), (Ranges{{0, 40}, {60, 100}}));
}

}  // namespace
}  // namespace tamga
