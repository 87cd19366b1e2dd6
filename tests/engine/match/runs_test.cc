#include "engine/match/runs.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/engine/match/letters.h"

namespace tamga {

void PrintTo(const Run& run, std::ostream* out) {
  *out << run.work << ' ' << run.source << ' ' << run.length;
}

namespace {

using testing::tokens_of_letters;
using Runs = std::vector<Run>;

struct FoundRuns {
  Runs guaranteed;
  Runs seeds;
  std::uint64_t capped = 0;
};

FoundRuns find_runs(std::string_view work, std::string_view source) {
  const WordKeys work_keys(tokens_of_letters(work));
  const WordKeys source_keys(tokens_of_letters(source));
  const WordPair pair{work_keys, source_keys};
  const WorkGrams grams(work_keys, 8);
  FoundRuns found;
  found.guaranteed = grams.guaranteed_runs(pair);
  found.seeds = merged_runs(grams.seed_runs(pair, found.capped));
  return found;
}

TEST(SeedRuns, GoAsFarAsTheTwins) {
  EXPECT_EQ(find_runs("xxabcdeFGHxx", "zabcdefghz").seeds, (Runs{{2, 1, 8}}));
  EXPECT_EQ(find_runs("xxABcdefgxx", "zabcdefgz").seeds, (Runs{{2, 1, 7}}));
  EXPECT_EQ(find_runs("xxabcdxx", "zabcdz").seeds, Runs{});
}

TEST(SeedRuns, NeedTwoContentWords) {
  EXPECT_EQ(find_runs("xx0123456xx", "zz0123456zz").seeds, Runs{});
  EXPECT_EQ(find_runs("xx012a3456xx", "zz012a3456zz").seeds, Runs{});
  EXPECT_EQ(find_runs("xx012a34b5xx", "zz012a34b5zz").seeds, (Runs{{2, 2, 8}}));
}

TEST(SeedRuns, AreFoundAtEveryPairOfPlacesUpToTheCap) {
  const auto repeated = [](int times, char between) {
    std::string text;
    for (int time = 0; time < times; ++time) text += "abcde" + std::string(1, static_cast<char>(between + time));
    return text;
  };
  const FoundRuns four = find_runs(repeated(4, 'k'), repeated(4, 'p'));
  EXPECT_EQ(four.seeds.size(), 16U);
  EXPECT_EQ(four.capped, 0U);
  const FoundRuns five = find_runs(repeated(5, 'k'), repeated(5, 'p'));
  EXPECT_TRUE(five.seeds.empty());
  EXPECT_EQ(five.capped, 10U);  // five places of the source, by exact and by stem keys
}

TEST(GuaranteedRuns, TakeThePlaceThatGoesOnForLongest) {
  EXPECT_EQ(find_runs("abcdefghij", "abcdefgh1abcdefghij2abcdefghi").guaranteed, (Runs{{0, 9, 10}}));
}

TEST(GuaranteedRuns, GoOnNearTheOneBefore) {
  const std::string far(20, '0');
  EXPECT_EQ(find_runs("klmnopqr2abcdefgh", "abcdefgh" + far + "klmnopqr1abcdefgh" + far + "abcdefgh").guaranteed,
            (Runs{{0, 28, 8}, {9, 37, 8}}));
}

TEST(GuaranteedRuns, OverlapWhereTheSourceHoldsNoPlaceForBoth) {
  EXPECT_EQ(find_runs("abcdefghijkl", "abcdefghij0cdefghijkl").guaranteed, (Runs{{0, 0, 10}, {3, 12, 9}}));
}

TEST(MergedRuns, AreOneWhereTheyTouchOnADiagonal) {
  EXPECT_EQ(merged_runs({{20, 25, 3}, {5, 10, 5}, {3, 8, 4}, {0, 5, 3}, {0, 9, 5}}),
            (Runs{{0, 5, 10}, {0, 9, 5}, {20, 25, 3}}));
  EXPECT_EQ(merged_runs({}), Runs{});
}

}  // namespace
}  // namespace tamga
