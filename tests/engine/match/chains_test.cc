#include "engine/match/chains.h"

#include <gtest/gtest.h>

#include "engine/match/short_runs.h"
#include "engine/match/twins.h"
#include "tests/engine/match/letters.h"

namespace tamga {
namespace {

using testing::tokens_of_letters;
using Runs = std::vector<Run>;

std::size_t chains_of(const Runs& runs) {
  return linked_chains(runs, kWidestGap).size();
}

TEST(LinkedChains, BelongTogetherUpToTheWidestGapOnBothSides) {
  EXPECT_EQ(chains_of({{0, 0, 20}, {50, 50, 20}}), 1U);
  EXPECT_EQ(chains_of({{0, 0, 20}, {51, 20, 20}}), 2U);
  EXPECT_EQ(chains_of({{0, 0, 20}, {20, 51, 20}}), 2U);
  EXPECT_EQ(chains_of({{0, 60, 20}, {20, 10, 20}}), 1U);  // the other order of the source
}

TEST(LinkedChains, ShortRunsBridgeShortGapsOnly) {
  EXPECT_EQ(chains_of({{0, 0, 5}, {25, 5, 5}}), 1U);
  EXPECT_EQ(chains_of({{0, 0, 5}, {26, 5, 5}}), 2U);
}

TEST(LinkedChains, KnowTheirRangesAndWords) {
  const auto chains = linked_chains(Runs{{0, 40, 10}, {12, 30, 8}, {500, 0, 5}}, kWidestGap);
  ASSERT_EQ(chains.size(), 2U);
  EXPECT_EQ(chains[0].work, (TokenRange{0, 20}));
  EXPECT_EQ(chains[0].source, (TokenRange{30, 50}));
  EXPECT_EQ(chains[0].words, 18U);
  EXPECT_TRUE(chains[0].is_reordered());
  EXPECT_FALSE(chains[1].is_reordered());
}

std::vector<TokenRange> joined_work(const Runs& runs) {
  std::vector<TokenRange> ranges;
  for (const Chain& chain : joined_chains(linked_chains(runs, kWidestGap))) ranges.push_back(chain.work);
  return ranges;
}

// Four pieces of 40 words, in the order 2 4 1 3 of the source: no two that touch in the work are near in the source.
const Runs kShuffled = {{0, 40, 40}, {40, 120, 40}, {80, 0, 40}, {120, 80, 40}};

TEST(JoinedChains, PiecesThatFillAStretchOfTheSourceAreOne) {
  EXPECT_EQ(chains_of(kShuffled), 4U);
  EXPECT_EQ(joined_work(kShuffled), (std::vector<TokenRange>{{0, 160}}));
}

TEST(JoinedChains, PiecesFarApartInTheSourceStayApart) {
  EXPECT_EQ(joined_work({{0, 0, 40}, {40, 200, 40}}), (std::vector<TokenRange>{{0, 40}, {40, 80}}));
}

TEST(JoinedChains, APhraseThatStandsElsewhereTooDoesNotBreakAStretch) {
  Runs runs = kShuffled;
  runs.insert(runs.begin() + 2, {50, 900, 10});
  EXPECT_EQ(joined_work(runs), (std::vector<TokenRange>{{0, 160}, {50, 60}}));
}

TEST(JoinedChains, AShortRunGoesToTheStretchItLiesIn) {
  EXPECT_EQ(joined_work({{0, 190, 120}, {125, 152, 5}, {132, 0, 120}}), (std::vector<TokenRange>{{0, 252}}));
  EXPECT_EQ(joined_work({{0, 190, 120}, {125, 400, 5}, {132, 0, 120}}),
            (std::vector<TokenRange>{{0, 252}, {125, 130}}));
}

Chain chain_of(const Runs& runs) {
  Chain chain;
  for (const Run& run : runs) chain.add(run);
  return chain;
}

TEST(ShortRuns, AreFoundBetweenTheRunsOfAChain) {
  const WordKeys work(tokens_of_letters("klmnop12abc3fghij4d5e"));
  const WordKeys source(tokens_of_letters("fghij0abc0klmnop0123"));
  const auto runs = short_runs({work, source}, chain_of({{0, 10, 6}, {12, 0, 5}}));
  EXPECT_EQ(runs, (Runs{{8, 6, 3}}));
}

TEST(ShortRuns, NeedAContentWordAndPlacesThatAreFree) {
  const WordKeys work(tokens_of_letters("klmnop1234fghijklm"));
  const WordKeys source(tokens_of_letters("fghij91234klmnop"));
  const auto runs = short_runs({work, source}, chain_of({{0, 10, 6}, {10, 0, 5}}));
  EXPECT_TRUE(runs.empty());
}

TEST(ChainTwins, TheLongestRunHasItsWordsAndGapsAreFilled) {
  const WordKeys work(tokens_of_letters("abcdeXfYghijk"));
  const WordKeys source(tokens_of_letters("abcdeVfWghijk"));
  const auto twins = chain_twins({work, source}, chain_of({{0, 0, 5}, {8, 8, 5}}));
  ASSERT_EQ(twins.size(), 11U);
  EXPECT_EQ(twins[5], (TwinTokens{6, 6, TwinKind::kSameWord}));
}

TEST(ChainTwins, EachWordOfTheWorkHasOneTwin) {
  const WordKeys work(tokens_of_letters("abcdefghijkl"));
  const WordKeys source(tokens_of_letters("abcdefgh1ghijkl"));
  const auto twins = chain_twins({work, source}, chain_of({{0, 0, 8}, {6, 9, 6}}));
  ASSERT_EQ(twins.size(), 12U);
  EXPECT_EQ(twins[7], (TwinTokens{7, 7, TwinKind::kSameWord}));
  EXPECT_EQ(twins[8], (TwinTokens{8, 11, TwinKind::kSameWord}));
}

}  // namespace
}  // namespace tamga
