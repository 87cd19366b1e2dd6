#include "engine/match/shares.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>

namespace tamga {
namespace {

using Sources = std::vector<std::vector<Passage>>;

Passage passage(std::uint32_t begin, std::uint32_t end, PassageClass passage_class = PassageClass::kCopied) {
  Passage made;
  made.work = {begin, end};
  made.passage_class = passage_class;
  return made;
}

// By definition: each word asks all passages.
CountedShares shares_by_definition(std::uint32_t words, const Sources& sources) {
  CountedShares counted{.shares = {.words = words}, .sources = std::vector<SourceShare>(sources.size())};
  for (std::uint32_t word = 0; word < words; ++word) {
    std::optional<PassageClass> literal;
    bool credited = false;
    for (std::size_t source = 0; source < sources.size(); ++source) {
      bool held = false;
      for (const Passage& one : sources[source]) {
        if (word < one.work.begin || word >= one.work.end) continue;
        held = true;
        literal = std::min(literal.value_or(one.passage_class), one.passage_class);
      }
      counted.sources[source].in_text += held ? 1 : 0;
      counted.sources[source].in_report += held && !credited ? 1 : 0;
      credited = credited || held;
    }
    Shares& shares = counted.shares;
    ++(!literal                              ? shares.original
       : *literal == PassageClass::kCopied   ? shares.copied
       : *literal == PassageClass::kReworded ? shares.reworded
                                             : shares.summarised);
  }
  for (const auto& passages : sources) {
    for (const Passage& one : passages) {
      counted.shares.longest_passage = std::max(counted.shares.longest_passage, one.work.size());
    }
  }
  return counted;
}

Sources random_sources(std::mt19937& random, std::uint32_t words) {
  Sources sources(random() % 6);
  for (auto& passages : sources) {
    passages.resize(random() % 5);
    for (Passage& one : passages) {
      const auto a = static_cast<std::uint32_t>(random() % (words + 1));
      const auto b = static_cast<std::uint32_t>(random() % (words + 1));
      one = passage(std::min(a, b), std::max(a, b), static_cast<PassageClass>(random() % 3));
    }
  }
  return sources;
}

TEST(CountShares, AgreesWithItsDefinition) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const auto words = static_cast<std::uint32_t>(random() % 60);
    const Sources sources = random_sources(random, words);
    const CountedShares counted = count_shares(words, sources);
    const CountedShares expected = shares_by_definition(words, sources);
    ASSERT_EQ(counted.shares, expected.shares) << "round " << round;
    ASSERT_EQ(counted.sources, expected.sources) << "round " << round;
  }
}

TEST(CountShares, SharesAddUpToTheWorkAndSourcesToWhatIsBorrowed) {
  std::mt19937 random(2);
  for (int round = 0; round < 500; ++round) {
    const auto words = static_cast<std::uint32_t>(random() % 2000);
    const auto counted = count_shares(words, random_sources(random, words));
    const Shares& shares = counted.shares;
    EXPECT_EQ(shares.borrowed() + shares.quoted + shares.set_aside + shares.own_earlier + shares.original, words);
    std::uint32_t in_report = 0;
    for (const SourceShare& source : counted.sources) {
      in_report += source.in_report;
      EXPECT_LE(source.in_report, source.in_text);
    }
    EXPECT_EQ(in_report, shares.borrowed());
  }
}

TEST(CountShares, OnlyTheCreditDependsOnTheOrderOfSources) {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    Sources sources = random_sources(random, 100);
    CountedShares before = count_shares(100, sources);
    std::ranges::reverse(sources);
    const CountedShares after = count_shares(100, sources);
    EXPECT_EQ(before.shares, after.shares);
    std::ranges::reverse(before.sources);
    for (std::size_t at = 0; at < sources.size(); ++at) {
      EXPECT_EQ(before.sources[at].in_text, after.sources[at].in_text);
    }
  }
}

TEST(CountShares, AWordOfTwoSourcesIsCreditedToTheFirstAndHasTheMostLiteralClass) {
  const auto counted =
      count_shares(20, Sources{{passage(0, 10, PassageClass::kReworded)}, {passage(5, 15, PassageClass::kCopied)}});
  EXPECT_EQ(counted.shares.copied, 10U);
  EXPECT_EQ(counted.shares.reworded, 5U);
  EXPECT_EQ(counted.shares.original, 5U);
  EXPECT_EQ(counted.sources[0], (SourceShare{.in_report = 10, .in_text = 10}));
  EXPECT_EQ(counted.sources[1], (SourceShare{.in_report = 5, .in_text = 10}));
}

TEST(CountShares, AWorkWithoutWordsOrSourcesIsOriginal) {
  EXPECT_EQ(count_shares(0, {}).shares, Shares{});
  EXPECT_EQ(count_shares(7, {}).shares, (Shares{.words = 7, .original = 7}));
}

}  // namespace
}  // namespace tamga
