#include "engine/source_order.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

namespace tamga {
namespace {

using ::testing::ElementsAre;

TokenRange over(std::uint32_t begin, std::uint32_t end) {
  return {begin, end};
}

struct Sources {
  std::vector<std::string> ids;
  std::vector<std::vector<TokenRange>> passages;
};

std::vector<std::string> ordered(std::uint32_t words, const Sources& sources) {
  std::vector<UnorderedSource> unordered;
  for (std::size_t i = 0; i < sources.ids.size(); ++i) {
    std::set<std::uint32_t> in_text;
    for (const TokenRange& range : sources.passages[i]) {
      for (auto word = range.begin; word < range.end; ++word) in_text.insert(word);
    }
    unordered.push_back({sources.ids[i], sources.passages[i], static_cast<std::uint32_t>(in_text.size())});
  }
  std::vector<std::string> ids;
  for (const auto index : source_order(std::vector<bool>(words), unordered)) ids.push_back(sources.ids[index]);
  return ids;
}

// The definition, word by word.
std::vector<std::string> ordered_by_definition(const Sources& sources) {
  std::set<std::uint32_t> covered;
  std::set<std::size_t> left;
  for (std::size_t i = 0; i < sources.ids.size(); ++i) left.insert(i);
  const auto words_of = [&](std::size_t i, const std::set<std::uint32_t>& without) {
    std::set<std::uint32_t> words;
    for (const auto& range : sources.passages[i]) {
      for (auto word = range.begin; word < range.end; ++word) {
        if (!without.contains(word)) words.insert(word);
      }
    }
    return words;
  };
  std::vector<std::string> ids;
  while (!left.empty()) {
    const auto best = *std::ranges::min_element(left, {}, [&](std::size_t i) {
      return std::tuple(-static_cast<std::int64_t>(words_of(i, covered).size()),
                        -static_cast<std::int64_t>(words_of(i, {}).size()), sources.ids[i]);
    });
    left.erase(best);
    ids.push_back(sources.ids[best]);
    covered.merge(words_of(best, {}));
  }
  return ids;
}

TEST(SourceOrder, PutsASourceThatAddsNothingBehindASmallerOneThatDoes) {
  EXPECT_THAT(ordered(100, {{"copy", "small", "whole"}, {{over(0, 50)}, {over(90, 98)}, {over(0, 60)}}}),
              ElementsAre("whole", "small", "copy"));
}

TEST(SourceOrder, WordsThatAreTakenCountForNobody) {
  std::vector<bool> taken(100);
  for (std::size_t word = 0; word < 50; ++word) taken[word] = true;
  const std::vector<UnorderedSource> sources = {{"a", {{0, 50}}, 50}, {"b", {{60, 70}}, 10}, {"excluded", {}, 90}};
  EXPECT_THAT(source_order(taken, sources), ElementsAre(1, 2, 0));
}

TEST(SourceOrder, OnATieTheOneWithMoreWordsInAllComesFirstThenTheLesserId) {
  EXPECT_THAT(ordered(40, {{"z", "b", "a", "wide"},
                           {{over(0, 20)}, {over(20, 25)}, {over(25, 30)}, {over(15, 20), over(30, 35)}}}),
              ElementsAre("z", "wide", "a", "b"));
}

TEST(SourceOrder, AgreesWithItsDefinitionAndCreditsNeverGrow) {
  std::mt19937 random(7);
  const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  for (int round = 0; round < 400; ++round) {
    const std::uint32_t words = 1 + below(40);
    Sources sources;
    for (std::uint32_t i = 0, count = below(8); i < count; ++i) {
      sources.ids.push_back(std::string(1, static_cast<char>('a' + i)));
      auto& passages = sources.passages.emplace_back();
      for (std::uint32_t at = below(words); at < words; at += 1 + below(9)) {
        const auto end = std::min(words, at + 1 + below(9));
        passages.push_back(over(at, end));
        at = end;
      }
    }
    const auto ids = ordered(words, sources);
    ASSERT_EQ(ids, ordered_by_definition(sources));

    std::vector<bool> taken(words);
    std::uint32_t last = words;
    for (const auto& id : ids) {
      std::uint32_t credited = 0;
      for (const TokenRange& range : sources.passages[static_cast<std::size_t>(id[0] - 'a')]) {
        for (auto word = range.begin; word < range.end; ++word) {
          if (!taken[word]) ++credited;
          taken[word] = true;
        }
      }
      EXPECT_LE(credited, last);
      last = credited;
    }
  }
}

}  // namespace
}  // namespace tamga
