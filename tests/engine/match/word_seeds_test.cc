#include "engine/match/word_seeds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <utility>

#include "tests/engine/match/letters.h"

namespace tamga {
namespace {

using StemPair = std::pair<std::uint64_t, std::uint64_t>;
using Places = std::vector<std::uint32_t>;

// Content words of a document by stem, and pairs of them at most three content words apart by their two stems.
struct StemsByDefinition {
  std::map<std::uint64_t, Places> stems;
  std::map<StemPair, std::vector<std::pair<std::uint32_t, std::uint32_t>>> pairs;  // places in the order of the stems

  explicit StemsByDefinition(const WordKeys& keys) {
    Places content;
    for (std::uint32_t at = 0; at < keys.size(); ++at) {
      if (keys.stop[at] == 0) content.push_back(at);
    }
    for (std::size_t i = 0; i < content.size(); ++i) {
      stems[keys.stem[content[i]]].push_back(content[i]);
      for (std::size_t j = i + 1; j < std::min(i + 4, content.size()); ++j) {
        std::uint32_t a = content[i];
        std::uint32_t b = content[j];
        if (keys.stem[a] == keys.stem[b]) continue;
        if (keys.stem[a] > keys.stem[b]) std::swap(a, b);
        pairs[{keys.stem[a], keys.stem[b]}].emplace_back(a, b);
      }
    }
  }
};

std::vector<WordSeed> seeds_by_definition(const WordPair& pair) {
  const StemsByDefinition work(pair.work);
  const StemsByDefinition source(pair.source);
  std::set<WordSeed> seeds;
  for (const auto& [stem, places] : work.stems) {
    if (!source.stems.contains(stem)) continue;
    const Places& others = source.stems.at(stem);
    if (places.size() * others.size() > WorkStems::kPairsOfOneStem) continue;
    for (const auto a : places) {
      for (const auto b : others) seeds.insert({a, b});
    }
  }
  for (const auto& [stems, places] : work.pairs) {
    if (!source.pairs.contains(stems)) continue;
    const auto& others = source.pairs.at(stems);
    if (places.size() * others.size() > WorkStems::kPairsOfOneGram) continue;
    for (const auto& [a, b] : places) {
      for (const auto& [c, d] : others) seeds.insert({{a, c}, {b, d}});
    }
  }
  return {seeds.begin(), seeds.end()};
}

TEST(WordSeeds, AgreeWithTheDefinition) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    auto work_tokens = testing::random_words(random, random() % 60, 4 + random() % 40);
    auto source_tokens = testing::random_words(random, random() % 60, 4 + random() % 40);
    for (auto* tokens : {&work_tokens, &source_tokens}) {
      for (Token& token : *tokens) token.stop_word = token.stem_key % 4 == 0;
    }
    const WordKeys work(work_tokens);
    const WordKeys source(source_tokens);
    const WordPair pair{work, source};
    EXPECT_EQ(WorkStems(work).seeds(pair), seeds_by_definition(pair)) << "round " << round;
  }
}

TEST(WordSeeds, AreAsManyAsTheWordsWhereASentenceRepeats) {
  std::vector<Token> tokens;
  for (int repeat = 0; repeat < 1000; ++repeat) {
    for (std::uint64_t word = 0; word < 10; ++word) tokens.push_back(testing::word_token(word));
  }
  const WordKeys keys(tokens);
  EXPECT_TRUE(WorkStems(keys).seeds({keys, keys}).empty());
}

}  // namespace
}  // namespace tamga
