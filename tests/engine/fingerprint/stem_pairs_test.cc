#include "engine/fingerprint/stem_pairs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/base/hash.h"

namespace tamga {
namespace {

// Each letter is a content word, each digit a function word.
std::vector<Token> words(const std::string& letters) {
  std::vector<Token> tokens;
  for (const char letter : letters) {
    Token token;
    token.stem_key = 0x9E3779B97F4A7C15U * static_cast<std::uint64_t>(letter);
    token.stop_word = letter >= '0' && letter <= '9';
    tokens.push_back(token);
  }
  return tokens;
}

std::set<std::uint64_t> hashes(const std::string& letters, const StemPairSettings& settings) {
  std::set<std::uint64_t> result;
  for (const Fingerprint& kept : stem_pairs(words(letters), settings)) result.insert(kept.hash);
  return result;
}

constexpr StemPairSettings kAll{.reach = 3, .one_in = 1};

TEST(StemPairs, AreOfWordsWithinReachInEitherOrder) {
  EXPECT_EQ(hashes("ab", kAll).size(), 1U);
  EXPECT_EQ(hashes("ab", kAll), hashes("ba", kAll));
  EXPECT_EQ(hashes("a12b3", kAll), hashes("ab", kAll));  // function words do not count
  EXPECT_EQ(hashes("abcd", kAll).size(), 6U);
  EXPECT_EQ(hashes("abcde", kAll).size(), 9U);  // not a with e
  EXPECT_EQ(hashes("dcba", kAll), hashes("abcd", kAll));
}

TEST(StemPairs, OfOneStemTwiceAreNone) {
  EXPECT_TRUE(hashes("aaaa", kAll).empty());
  EXPECT_TRUE(hashes("a", kAll).empty());
  EXPECT_TRUE(hashes("", kAll).empty());
}

TEST(StemPairs, ThatRepeatComeOnceAtTheirFirstPlace) {
  const auto kept = stem_pairs(words("1abxyzvab"), {.reach = 1, .one_in = 1});
  EXPECT_EQ(kept.front().first_token, 1U);
  EXPECT_EQ(std::ranges::count(kept, kept.front().hash, &Fingerprint::hash), 1);
  EXPECT_TRUE(std::ranges::is_sorted(kept, {}, &Fingerprint::first_token));
}

TEST(StemPairs, KeptAreTheSameInEveryDocumentAndAboutOneInEight) {
  std::string text;
  for (int at = 0; at < 4000; ++at) text += static_cast<char>(32 + (at * at + 7 * at) % 90);
  const auto all = hashes(text, kAll);
  const auto some = hashes(text, {.reach = 3, .one_in = 8});
  EXPECT_TRUE(std::ranges::includes(all, some));
  const auto part = hashes(text.substr(1000, 500), {.reach = 3, .one_in = 8});
  EXPECT_TRUE(std::ranges::includes(some, part));
  EXPECT_GT(16 * some.size(), all.size());
  EXPECT_LT(4 * some.size(), all.size());
  EXPECT_TRUE(hashes(text, {.reach = 3, .one_in = 0}).empty());
}

std::vector<Fingerprint> stem_pairs_by_definition(const std::vector<Token>& tokens, const StemPairSettings& settings) {
  std::vector<Fingerprint> kept;
  std::set<std::uint64_t> seen;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    std::uint32_t content = 0;
    for (auto next = at + 1; next < tokens.size() && !tokens[at].stop_word; ++next) {
      if (tokens[next].stop_word) continue;
      if (++content > settings.reach) break;
      const auto [less, greater] = std::minmax(tokens[at].stem_key, tokens[next].stem_key);
      const std::vector<std::uint64_t> keys = {less, greater, 0x7374656D70616972U};
      const auto hash = hash64(std::span<const std::uint64_t>(keys));
      if (less != greater && hash % settings.one_in == 0 && seen.insert(hash).second) kept.push_back({hash, at});
    }
  }
  return kept;
}

TEST(StemPairs, AgreeWithTheirDefinition) {
  std::mt19937 random(1);
  for (const std::uint32_t one_in : {1U, 3U, 4U}) {
    for (const std::size_t size : {0U, 3U, 40U, 43U, 44U, 2000U}) {
      std::string text;
      while (text.size() < size) text += static_cast<char>(33 + random() % 90);
      const auto tokens = words(text);
      const StemPairSettings settings{.reach = 3, .one_in = one_in};
      EXPECT_EQ(stem_pairs(tokens, settings), stem_pairs_by_definition(tokens, settings)) << text;
    }
  }
}

}  // namespace
}  // namespace tamga
