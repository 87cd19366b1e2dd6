#include "engine/match/gram_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace tamga {
namespace {

TEST(RollingGrams, AreEqualExactlyWhereTheKeysAre) {
  std::mt19937_64 random(1);
  const std::uint64_t alphabet[] = {random(), random(), random()};
  std::vector<std::uint64_t> keys(300);
  std::ranges::generate(keys, [&] { return alphabet[random() % 3]; });
  for (const std::uint32_t k : {1U, 2U, 5U, 8U}) {
    const auto grams = rolling_grams(keys, k);
    ASSERT_EQ(grams.size(), keys.size() - k + 1);
    for (std::size_t a = 0; a < grams.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        const bool equal =
            std::equal(keys.begin() + static_cast<std::ptrdiff_t>(a), keys.begin() + static_cast<std::ptrdiff_t>(a + k),
                       keys.begin() + static_cast<std::ptrdiff_t>(b));
        ASSERT_EQ(grams[a] == grams[b], equal) << k << ": " << a << ", " << b;
      }
    }
  }
}

TEST(RollingGrams, FewerThanKKeysGiveNone) {
  EXPECT_TRUE(rolling_grams({}, 1).empty());
  EXPECT_TRUE(rolling_grams(std::vector<std::uint64_t>{1, 2}, 3).empty());
  EXPECT_EQ(rolling_grams(std::vector<std::uint64_t>{1, 2, 3}, 3).size(), 1U);
}

TEST(GramTable, GroupsPositionsByHash) {
  const GramTable table({7, 9, 7, 7, 9, 1ULL << 40U});
  EXPECT_EQ(table.find(7), 0U);
  EXPECT_EQ(table.find(9), 1U);
  EXPECT_EQ(table.find(1ULL << 40U), 5U);
  EXPECT_EQ(table.find(8), GramTable::kNone);
  EXPECT_EQ(table.group_size(0), 3U);
  EXPECT_EQ(table.group_of(3), 0U);
  EXPECT_EQ(table.next(0), 2U);
  EXPECT_EQ(table.next(2), 3U);
  EXPECT_EQ(table.next(3), GramTable::kNone);
}

TEST(GramTable, AnEmptyTableFindsNothing) {
  EXPECT_EQ(GramTable({}).find(0), GramTable::kNone);
}

}  // namespace
}  // namespace tamga
