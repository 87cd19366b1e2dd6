// The place of a work among those of its assignment.
#include <gtest/gtest.h>

#include <random>

#include "engine/report/percent.h"
#include "engine/report/reported_exclusions.h"

namespace tamga {
namespace {

Shares shares(std::uint32_t borrowed, std::uint32_t words) {
  Shares made;
  made.words = words;
  made.copied = borrowed;
  made.original = words - borrowed;
  return made;
}

TEST(Standing, OfTheOnlyWorkIsNotKnown) {
  EXPECT_EQ(standing_among(shares(5, 10), {}).works(), 0U);
}

TEST(Standing, CountsSharesNotWords) {
  // 25 % of a short and of a long work are the same.
  const auto standing = standing_among(shares(5, 20), {2500, 0, 1, 9999, 2501, 2499});
  EXPECT_EQ(standing.less, 3U);
  EXPECT_EQ(standing.same, 1U);
  EXPECT_EQ(standing.more, 2U);
  EXPECT_EQ(standing.shares, (std::vector<std::uint32_t>{0, 1, 2499, 2500, 2501, 9999}));
}

TEST(Standing, IsWhatCountingOneByOneGives) {
  std::mt19937 random(5);
  const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  for (int round = 0; round < 200; ++round) {
    const Shares own = shares(below(8), 7 + below(3));
    std::vector<std::uint32_t> others(below(20));
    for (auto& share : others) share = below(8) * 1250;
    const std::uint32_t share = percent_hundredths(own.borrowed(), own.words);
    std::uint32_t less = 0, same = 0, more = 0;
    for (const auto other : others) ++(other < share ? less : other == share ? same : more);
    const auto standing = standing_among(own, others);
    EXPECT_EQ(standing.less, less);
    EXPECT_EQ(standing.same, same);
    EXPECT_EQ(standing.more, more);
  }
}

}  // namespace
}  // namespace tamga
