#include "engine/match/explanation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <random>
#include <string>

namespace tamga {
namespace {

struct ExplainCase {
  const char* name;
  std::string work;    // letters are words; the twins are the letters that both have
  std::string source;  // no letter twice
  std::string moved;   // letters
  std::string changed;
};

std::vector<TwinTokens> twins_of(const std::string& work, const std::string& source) {
  std::vector<TwinTokens> twins;
  for (std::size_t at = 0; at < work.size(); ++at) {
    const auto place = source.find(work[at]);
    if (place == std::string::npos) continue;
    twins.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(place), TwinKind::kSameWord});
  }
  return twins;
}

std::string cut(const std::string& text, const TokenRange& range) {
  return text.substr(range.begin, range.size());
}

class Explaining : public ::testing::TestWithParam<ExplainCase> {};

TEST_P(Explaining, NamesWhatMovedAndWhatChanged) {
  const auto& [name, work, source, expected_moved, expected_changed] = GetParam();
  const auto twins = twins_of(work, source);
  const Explanation explanation = explain(twins);
  std::string moved;
  ASSERT_EQ(explanation.moved.size(), twins.size());
  for (std::size_t i = 0; i < twins.size(); ++i) {
    if (explanation.moved[i] != 0) moved += work[twins[i].work];
  }
  std::string changed;
  for (const ChangedWords& change : explanation.changed) {
    changed += '[' + cut(source, change.source) + '>' + cut(work, change.work) + ']';
  }
  EXPECT_EQ(moved, expected_moved);
  EXPECT_EQ(changed, expected_changed);
}

INSTANTIATE_TEST_SUITE_P(Tables, Explaining,
                         ::testing::Values(ExplainCase{"Nothing", "abc", "abc", "", ""},
                                           ExplainCase{"OneWord", "abxd", "abcd", "", "[c>x]"},
                                           ExplainCase{"TwoForOne", "axyd", "abd", "", "[b>xy]"},
                                           ExplainCase{"LeftOut", "ad", "abcd", "", "[bc>]"},
                                           ExplainCase{"PutIn", "abxyc", "abc", "", "[>xy]"},
                                           ExplainCase{"MovedBack", "bcda", "abcd", "a", ""},
                                           ExplainCase{"MovedWordIsNoChange", "abdce", "abcde", "d", ""},
                                           ExplainCase{"TwoStretches", "axbcyd", "aubcvd", "", "[u>x][v>y]"},
                                           ExplainCase{"NoTwins", "abc", "xyz", "", ""}),
                         [](const auto& the) { return std::string(the.param.name); });

// The slow, obvious twin: the largest set of twins in one order, over all sets.
std::size_t longest_in_order(const std::vector<TwinTokens>& twins) {
  std::size_t longest = 0;
  for (std::uint32_t set = 0; set < 1U << twins.size(); ++set) {
    std::int64_t last = -1;
    bool ordered = true;
    for (std::size_t i = 0; i < twins.size(); ++i) {
      if ((set >> i & 1U) == 0) continue;
      ordered = ordered && last < std::int64_t{twins[i].source};
      last = twins[i].source;
    }
    if (ordered) longest = std::max(longest, static_cast<std::size_t>(std::popcount(set)));
  }
  return longest;
}

TEST(Explaining, AsFewTwinsAsCanBeAreMoved) {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    std::vector<TwinTokens> twins(random() % 9);
    std::uint32_t work = 0;
    for (TwinTokens& twin : twins) {
      work += 1 + static_cast<std::uint32_t>(random() % 2);
      twin = {work, static_cast<std::uint32_t>(random() % 8)};
    }
    const Explanation explanation = explain(twins);
    std::vector<TwinTokens> backbone;
    for (std::size_t i = 0; i < twins.size(); ++i) {
      if (explanation.moved[i] == 0) backbone.push_back(twins[i]);
    }
    EXPECT_TRUE(std::ranges::is_sorted(backbone, std::less_equal{}, &TwinTokens::source));
    EXPECT_EQ(backbone.size(), longest_in_order(twins));
  }
}

}  // namespace
}  // namespace tamga
