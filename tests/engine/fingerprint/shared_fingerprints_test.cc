#include "engine/fingerprint/shared_fingerprints.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace tamga {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Documents = std::vector<std::vector<std::uint64_t>>;

SharedFingerprints table_of(const Documents& documents) {
  // Each fingerprint stands ten words behind the one before.
  std::vector<std::uint32_t> places;
  for (const auto& document : documents) {
    while (places.size() < document.size()) places.push_back(static_cast<std::uint32_t>(10 * places.size()));
  }
  std::vector<PlacedFingerprints> views;
  for (const auto& document : documents) views.push_back({document, std::span(places).first(document.size())});
  return SharedFingerprints(views);
}

std::uint64_t gram(std::uint64_t value) {
  return packed({value, false});
}
std::uint64_t pair(std::uint64_t value) {
  return packed({value, true});
}

TEST(SharedFingerprints, HoldersAreTheDocumentsThatShareAValue) {
  const auto table = table_of({{gram(7), gram(9)}, {gram(7)}, {gram(5), gram(7)}, {gram(5)}});
  EXPECT_THAT(table.holders(7), ElementsAre(0, 1, 2));
  EXPECT_THAT(table.holders(5), ElementsAre(2, 3));
  EXPECT_THAT(table.holders(9), IsEmpty());  // in one document only
  EXPECT_THAT(table.holders(8), IsEmpty());
  EXPECT_THAT(table.holders(~std::uint64_t{0}), IsEmpty());
}

TEST(SharedFingerprints, AValueInBothFamiliesOfADocumentIsAGram) {
  const auto table = table_of({{pair(7), gram(7)}, {gram(7), pair(7)}, {pair(7), pair(7)}});
  EXPECT_THAT(table.holders(7), ElementsAre(0, 1, 2));
  ASSERT_EQ(table.shared_by(0).size(), 1U);
  EXPECT_EQ(table.shared_by(0)[0].is_stem_pair, 0U);
  EXPECT_EQ(table.shared_by(1)[0].is_stem_pair, 0U);
  EXPECT_EQ(table.shared_by(2)[0].is_stem_pair, 1U);
}

TEST(SharedFingerprints, AreGivenBackInTheirOrderWithTheirFirstPlace) {
  const auto table = table_of({{gram(9), pair(7), gram(5), gram(9), gram(7), pair(8)}, {pair(7), gram(9), gram(5)}});
  std::vector<std::uint32_t> places;
  for (const auto& one : table.shared_by(0)) places.push_back(one.place);
  EXPECT_THAT(places, ElementsAre(0, 20, 40));  // 9, 5, and 7 where it is a k-gram
  EXPECT_LT(table.shared_by(0)[1].value, table.shared_by(0)[2].value);
}

TEST(SharedFingerprints, NoDocumentsAndEmptyOnesShareNothing) {
  EXPECT_THAT(table_of({}).holders(1), IsEmpty());
  EXPECT_THAT(table_of({{}, {}}).shared_by(1), IsEmpty());
}

// The slow twin: a map of sets.
void expect_agrees_with_map(const Documents& documents) {
  std::map<std::uint64_t, std::set<std::uint32_t>> holders;
  std::set<std::pair<std::uint64_t, std::uint32_t>> grams;
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    for (const std::uint64_t one : documents[i]) {
      holders[one >> 1U].insert(i);
      if (one % 2 == 0) grams.insert({one >> 1U, i});
    }
  }
  const auto table = table_of(documents);
  std::vector<std::size_t> shared(documents.size());
  for (const auto& [value, expected] : holders) {
    const auto found = table.holders(value);
    if (expected.size() < 2) {
      EXPECT_THAT(found, IsEmpty());
    } else {
      EXPECT_TRUE(std::ranges::equal(found, expected)) << value;
      for (const std::uint32_t document : expected) ++shared[document];
    }
  }
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    ASSERT_EQ(table.shared_by(i).size(), shared[i]);
    for (const auto& one : table.shared_by(i)) {
      const auto value = std::ranges::find_if(holders, [&](const auto& entry) {
        const auto at = table.holders_at(one.value);
        return table.holders(entry.first).data() == at.data();
      });
      ASSERT_NE(value, holders.end());
      EXPECT_EQ(one.is_stem_pair == 0, grams.contains({value->first, i}));
      const auto first = std::ranges::find(documents[i], packed({value->first, one.is_stem_pair != 0}));
      EXPECT_EQ(one.place, 10 * (first - documents[i].begin()));
    }
  }
}

TEST(SharedFingerprints, AgreesWithAMap) {
  std::mt19937_64 random(20261123);
  for (const std::uint64_t different : {2U, 30U, 300U}) {
    for (const bool one_bucket : {false, true}) {  // many in one bucket are sorted by digits
      Documents documents(12);
      for (auto& document : documents) {
        for (std::uint64_t count = random() % 90; count > 0; --count) {
          const std::uint64_t value = random() % different;
          document.push_back((one_bucket ? value * 977 : value << 32U | value) << 1U | random() % 2);
        }
      }
      expect_agrees_with_map(documents);
    }
  }
}

}  // namespace
}  // namespace tamga
