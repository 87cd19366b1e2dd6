#include "engine/fingerprint/stem_pairs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

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

}  // namespace
}  // namespace tamga
