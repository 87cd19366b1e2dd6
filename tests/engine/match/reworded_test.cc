// Text whose word sequences are gone, through the whole alignment.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <vector>

#include "engine/match/align.h"
#include "engine/match/seed_clusters.h"
#include "tests/engine/match/letters.h"

namespace tamga {
namespace {

using Words = std::vector<Token>;

void append(Words& words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
}

// `words` words that stand nowhere else.
Words fresh(std::size_t words, std::uint64_t& next) {
  Words result;
  while (result.size() < words) result.push_back(testing::word_token(next++));
  return result;
}

// Every `each`th word replaced by a new one, then windows of six words turned round.
Words reworded(Words words, std::size_t each, std::uint64_t& next) {
  for (std::size_t at = each - 1; at < words.size(); at += each) words[at] = testing::word_token(next++);
  for (std::size_t at = 0; at < words.size(); at += 6) {
    const std::size_t end = std::min(at + 6, words.size());
    std::reverse(words.begin() + static_cast<std::ptrdiff_t>(at), words.begin() + static_cast<std::ptrdiff_t>(end));
  }
  return words;
}

struct PlantedPair {
  Words work;
  Words source;
  TokenRange in_work;
  TokenRange in_source;
};

// A passage of `words` words of the source, reworded into the work, and 200 words of their own around either.
PlantedPair planted(std::size_t words, std::size_t each) {
  std::uint64_t next = 0;
  PlantedPair pair;
  const Words passage = fresh(words, next);
  pair.work = fresh(200, next);
  pair.source = fresh(120, next);
  pair.in_work = {200, static_cast<std::uint32_t>(200 + words)};
  pair.in_source = {120, static_cast<std::uint32_t>(120 + words)};
  append(pair.work, reworded(passage, each, next));
  append(pair.source, passage);
  append(pair.work, fresh(200, next));
  append(pair.source, fresh(200, next));
  return pair;
}

TEST(Reworded, APassageWithoutARunIsFoundInOnePiece) {
  const PlantedPair pair = planted(60, 3);
  const Alignment alignment = Aligner(pair.work, {}).align(pair.source);
  ASSERT_EQ(alignment.passages.size(), 1U);
  const Passage& found = alignment.passages[0];
  EXPECT_LT(found.longest_run, 3U);
  EXPECT_EQ(found.passage_class, PassageClass::kReworded);
  EXPECT_GE(found.work.begin, pair.in_work.begin);
  EXPECT_LE(found.work.end, pair.in_work.end);
  EXPECT_GE(found.work.size(), 56U);
  EXPECT_GE(found.source.begin, pair.in_source.begin);
  EXPECT_LE(found.source.end, pair.in_source.end);
  EXPECT_GE(found.source.size(), 56U);
}

TEST(Reworded, TwinsAreTheSameWordsAndNoWordHasTwo) {
  const PlantedPair pair = planted(60, 3);
  const Alignment alignment = Aligner(pair.work, {}).align(pair.source);
  ASSERT_EQ(alignment.passages.size(), 1U);
  std::set<std::uint32_t> in_source;
  for (const TwinTokens& twin : alignment.passages[0].twins) {
    EXPECT_EQ(pair.work[twin.work].exact_key, pair.source[twin.source].exact_key);
    EXPECT_TRUE(in_source.insert(twin.source).second);
  }
  EXPECT_GE(in_source.size(), 38U);  // two of three words are the same
}

TEST(Reworded, CopiedPiecesOfAStretchAreOnePassage) {
  std::uint64_t next = 0;
  Words work = fresh(100, next);
  Words source = fresh(80, next);
  for (int piece = 0; piece < 3; ++piece) {
    const Words copied = fresh(12, next);
    const Words changed = fresh(45, next);
    append(work, copied);
    append(source, copied);
    append(work, reworded(changed, 3, next));
    append(source, changed);
  }
  append(work, fresh(100, next));
  append(source, fresh(100, next));
  const Alignment alignment = Aligner(work, {}).align(source);
  ASSERT_EQ(alignment.passages.size(), 1U);
  EXPECT_GE(alignment.passages[0].work.size(), 165U);
}

// Promise 1 in the source too: the run is reported with its own place, not swallowed by the stretch around it.
TEST(Reworded, ACopiedRunFromElsewhereKeepsItsPlace) {
  std::uint64_t next = 0;
  const Words before = fresh(60, next);
  const Words behind = fresh(60, next);
  const Words run = fresh(8, next);
  Words work = reworded(before, 3, next);
  append(work, run);
  append(work, reworded(behind, 3, next));
  Words source = before;
  append(source, behind);
  append(source, fresh(200, next));
  const auto place = static_cast<std::uint32_t>(source.size());
  append(source, run);
  const Alignment alignment = Aligner(work, {}).align(source);
  const auto found = std::ranges::find_if(alignment.passages, [&](const Passage& passage) {
    return passage.source.begin <= place && passage.source.end >= place + 8;
  });
  ASSERT_NE(found, alignment.passages.end());
  EXPECT_LE(found->work.begin, 60U);
  EXPECT_GE(found->work.end, 68U);
  EXPECT_GE(alignment.passages.size(), 3U);  // and the rewording before and behind it
}

TEST(Reworded, FewWordsProveNothing) {
  const PlantedPair pair = planted(16, 3);
  EXPECT_TRUE(Aligner(pair.work, {}).align(pair.source).passages.empty());
}

TEST(Reworded, FunctionWordsAloneProveNothing) {
  PlantedPair pair = planted(60, 3);
  for (auto* words : {&pair.work, &pair.source}) {
    for (Token& token : *words) token.stop_word = true;
  }
  EXPECT_TRUE(Aligner(pair.work, {}).align(pair.source).passages.empty());
}

// Two texts on one subject share words all over, and no stretch of one was made from a stretch of the other.
TEST(Reworded, TheSameWordsAllOverAreNoPassage) {
  std::mt19937 random(17);
  std::uint64_t next = 1000;
  const auto on_the_subject = [&] {
    Words words;
    while (words.size() < 500) {
      words.push_back(random() % 5 == 0 ? testing::word_token(random() % 100) : testing::word_token(next++));
    }
    return words;
  };
  for (int round = 0; round < 20; ++round) {
    const Words work = on_the_subject();
    const Words source = on_the_subject();
    EXPECT_TRUE(Aligner(work, {}).align(source).passages.empty()) << "round " << round;
  }
}

// A summary: every third sentence of a text, reworded.
TEST(Reworded, AShorterRetellingIsCalledSummarised) {
  std::uint64_t next = 0;
  Words work = fresh(60, next);
  Words source = fresh(60, next);
  for (int sentence = 0; sentence < 8; ++sentence) {
    const Words kept = fresh(12, next);
    append(work, reworded(kept, 6, next));
    append(source, kept);
    append(source, fresh(9, next));
  }
  append(work, fresh(60, next));
  const Alignment alignment = Aligner(work, {}).align(source);
  ASSERT_EQ(alignment.passages.size(), 1U);
  EXPECT_EQ(alignment.passages[0].passage_class, PassageClass::kSummarised);
}

TEST(SeedClusters, NeedSupport) {
  EXPECT_TRUE(seed_clusters({}).empty());
  const std::vector<WordSeed> few = {{0, 0}, {3, 5}, {6, 2}, {9, 9}};
  EXPECT_TRUE(seed_clusters(few).empty());  // each has three others
  const std::vector<WordSeed> enough = {{0, 0}, {3, 5}, {6, 2}, {9, 9}, {12, 11}};
  EXPECT_EQ(seed_clusters(enough), std::vector<SeedCluster>(1, enough));
}

TEST(SeedClusters, OneWordIsOneSupporterHoweverOftenItRepeats) {
  const std::vector<WordSeed> repeats = {{0, 0}, {3, 5}, {3, 6}, {3, 7}, {3, 8}, {3, 9}};
  EXPECT_TRUE(seed_clusters(repeats).empty());
}

TEST(SeedClusters, FarApartAreTwo) {
  std::vector<WordSeed> seeds;
  for (std::uint32_t at = 0; at < 10; ++at) seeds.push_back({at, at});
  for (std::uint32_t at = 200; at < 210; ++at) seeds.push_back({at, at});
  EXPECT_EQ(seed_clusters(seeds).size(), 2U);
}

}  // namespace
}  // namespace tamga
