#include "engine/match/dense_stretches.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <vector>

#include "tests/engine/match/letters.h"

namespace tamga {
namespace {

using Stretches = std::vector<TokenRange>;

// The definition, read aloud: the stretch of greatest sum, then the same in what lies before and behind it.
void add_by_definition(const std::vector<double>& scores, std::uint32_t begin, std::uint32_t end, Stretches& result) {
  TokenRange best;
  double best_sum = 0;
  for (std::uint32_t from = begin; from < end; ++from) {
    for (std::uint32_t to = from + 1; to <= end; ++to) {
      const double sum = std::accumulate(scores.begin() + from, scores.begin() + to, 0.0);
      if (sum > best_sum) {
        best = {from, to};
        best_sum = sum;
      }
    }
  }
  if (best_sum <= 0) return;
  add_by_definition(scores, begin, best.begin, result);
  result.push_back(best);
  add_by_definition(scores, best.end, end, result);
}

TEST(PositiveStretches, AgreeWithTheDefinition) {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    std::vector<double> scores(random() % 24);
    for (double& score : scores) score = std::uniform_real_distribution(-1.0, 1.0)(random);
    Stretches expected;
    add_by_definition(scores, 0, static_cast<std::uint32_t>(scores.size()), expected);
    EXPECT_EQ(positive_stretches(scores), expected) << "round " << round;
  }
}

TEST(PositiveStretches, OfNothingPositiveAreNone) {
  EXPECT_TRUE(positive_stretches(std::vector<double>{}).empty());
  EXPECT_TRUE(positive_stretches(std::vector<double>{-1, 0, -2}).empty());
}

struct Documents {
  WordKeys work;
  WordKeys source;
  WordPair pair{work, source};
  Documents(std::string_view work_letters, std::string_view source_letters)
      : work(testing::tokens_of_letters(work_letters)), source(testing::tokens_of_letters(source_letters)) {}
};

TwinTokens twin(std::uint32_t work, std::uint32_t source) {
  return {work, source, TwinKind::kSameWord};
}

TEST(DenseStretches, AreCutWhereTwinsAreFarApart) {
  // Content twins at both ends of the work, and 20 words without one between them.
  const Documents documents("abc" + std::string(20, 'x') + "def", "abc" + std::string(20, 'y') + "def");
  const std::vector<TwinTokens> twins = {twin(0, 0), twin(1, 1), twin(2, 2), twin(23, 23), twin(24, 24), twin(25, 25)};
  const auto stretches = dense_stretches(documents.pair, twins);
  ASSERT_EQ(stretches.size(), 2U);
  EXPECT_EQ(stretches[0], std::vector(twins.begin(), twins.begin() + 3));
  EXPECT_EQ(stretches[1], std::vector(twins.begin() + 3, twins.end()));
}

TEST(DenseStretches, StayWholeOverAFewChangedWords) {
  const Documents documents("abcxxdef", "abcyydef");
  const std::vector<TwinTokens> twins = {twin(0, 0), twin(1, 1), twin(2, 2), twin(5, 5), twin(6, 6), twin(7, 7)};
  const auto stretches = dense_stretches(documents.pair, twins);
  ASSERT_EQ(stretches.size(), 1U);
  EXPECT_EQ(stretches[0], twins);
}

TEST(DenseStretches, DropATwinFarOffInTheSource) {
  const Documents documents("abcdef", "abcdf" + std::string(20, 'y') + "e");
  const std::vector<TwinTokens> twins = {twin(0, 0), twin(1, 1), twin(2, 2), twin(3, 3), twin(4, 25), twin(5, 4)};
  const auto stretches = dense_stretches(documents.pair, twins);
  ASSERT_EQ(stretches.size(), 1U);
  EXPECT_EQ(stretches[0].size(), 5U);
}

}  // namespace
}  // namespace tamga
