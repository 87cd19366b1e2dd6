#include "engine/fingerprint/kgram_hash.h"

#include <gtest/gtest.h>

#include <vector>

#include "engine/base/hash.h"

namespace tamga {
namespace {

std::vector<Token> tokens_of(std::initializer_list<std::uint64_t> keys) {
  std::vector<Token> tokens;
  for (const std::uint64_t key : keys) {
    tokens.emplace_back();
    tokens.back().exact_key = key;
    tokens.back().stem_key = key / 10;
  }
  return tokens;
}

TEST(KgramHashes, OneForEveryRunOfKWords) {
  const auto tokens = tokens_of({11, 12, 21, 31});
  const std::vector<std::uint64_t> first = {11, 12, 21};
  const std::vector<std::uint64_t> second = {12, 21, 31};
  EXPECT_EQ(kgram_hashes(tokens, 3, KeyKind::kExact), (std::vector{hash64(first), hash64(second)}));
  const std::vector<std::uint64_t> first_stems = {1, 1, 2};
  EXPECT_EQ(kgram_hashes(tokens, 3, KeyKind::kStem)[0], hash64(first_stems));
}

TEST(KgramHashes, DependOnTheOrderOfTheWords) {
  EXPECT_NE(kgram_hashes(tokens_of({1, 2}), 2, KeyKind::kExact), kgram_hashes(tokens_of({2, 1}), 2, KeyKind::kExact));
}

TEST(KgramHashes, NoneForFewerThanKWords) {
  EXPECT_TRUE(kgram_hashes(tokens_of({1, 2}), 3, KeyKind::kExact).empty());
  EXPECT_TRUE(kgram_hashes({}, 1, KeyKind::kExact).empty());
}

}  // namespace
}  // namespace tamga
