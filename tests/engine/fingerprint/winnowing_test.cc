#include "engine/fingerprint/winnowing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
#include <vector>

namespace tamga {
namespace {

using Hashes = std::vector<std::uint64_t>;

// The paper's definition, window by window, for the robust variant.
std::vector<Fingerprint> winnow_by_definition(const Hashes& hashes, std::uint32_t window) {
  std::vector<Fingerprint> kept;
  if (hashes.empty()) return kept;
  const std::size_t size = std::min<std::size_t>(window, hashes.size());
  for (std::size_t begin = 0; begin + size <= hashes.size(); ++begin) {
    const std::uint64_t least = *std::min_element(hashes.begin() + static_cast<std::ptrdiff_t>(begin),
                                                  hashes.begin() + static_cast<std::ptrdiff_t>(begin + size));
    if (!kept.empty() && kept.back().first_token >= begin && kept.back().hash == least) continue;
    std::size_t choice = begin + size - 1;
    while (hashes[choice] != least) --choice;
    kept.push_back({least, static_cast<std::uint32_t>(choice)});
  }
  return kept;
}

Hashes random_hashes(std::mt19937& random, std::size_t size, std::uint64_t alphabet) {
  Hashes hashes(size);
  for (auto& hash : hashes) hash = random() % alphabet;
  return hashes;
}

TEST(Winnow, KeepsTheHashesOfThePapersExample) {
  const Hashes hashes = {77, 74, 42, 17, 98, 50, 17, 98, 8, 88, 67, 39, 77, 74, 42, 17, 98};
  const std::vector<Fingerprint> expected = {{17, 3}, {17, 6}, {8, 8}, {39, 11}, {17, 15}};
  EXPECT_EQ(winnow(hashes, 4), expected);
}

TEST(Winnow, AgreesWithTheDefinition) {
  std::mt19937 random(3);
  for (int round = 0; round < 20'000; ++round) {
    const Hashes hashes = random_hashes(random, random() % 40, 1 + random() % 6);  // few values force ties
    const auto window = static_cast<std::uint32_t>(1 + random() % 9);
    ASSERT_EQ(winnow(hashes, window), winnow_by_definition(hashes, window)) << testing::PrintToString(hashes);
  }
}

TEST(Winnow, OfNothingIsNothing) {
  EXPECT_TRUE(winnow({}, 4).empty());
}

TEST(Winnow, AShortDocumentHasOneFingerprint) {
  EXPECT_EQ(winnow(Hashes{5, 3}, 4), (std::vector<Fingerprint>{{3, 1}}));
}

TEST(Winnow, ARunOfEqualHashesKeepsOneAWindow) {
  EXPECT_EQ(winnow(Hashes(1000, 7), 4).size(), 250U);
}

TEST(Winnow, KeepsAboutTwoInWindowPlusOne) {
  std::mt19937 random(4);
  const auto kept = winnow(random_hashes(random, 100'000, 1ULL << 32U), 4).size();
  EXPECT_NEAR(static_cast<double>(kept) / 100'000, 2.0 / 5, 0.01);
}

std::vector<Token> random_tokens(std::mt19937& random, std::size_t size) {
  std::vector<Token> tokens(size);
  for (Token& token : tokens) token.exact_key = random();
  return tokens;
}

std::set<std::uint64_t> hashes_of(const std::vector<Token>& tokens, const FingerprintSettings& settings) {
  std::set<std::uint64_t> hashes;
  for (const Fingerprint& each : fingerprint(tokens, settings)) hashes.insert(each.hash);
  return hashes;
}

std::size_t shared_after_planting(std::mt19937& random, std::uint32_t run, const FingerprintSettings& settings) {
  auto a = random_tokens(random, 30 + random() % 60);
  auto b = random_tokens(random, 30 + random() % 60);
  const std::size_t from = random() % (a.size() - run + 1);
  const std::size_t to = random() % (b.size() - run + 1);
  std::copy_n(a.begin() + static_cast<std::ptrdiff_t>(from), run, b.begin() + static_cast<std::ptrdiff_t>(to));
  const auto first = hashes_of(a, settings);
  const auto second = hashes_of(b, settings);
  return static_cast<std::size_t>(std::ranges::count_if(first, [&](auto hash) { return second.contains(hash); }));
}

TEST(Fingerprint, ASharedRunOfTheGuaranteedLengthAlwaysSharesOne) {
  std::mt19937 random(5);
  for (int round = 0; round < 5'000; ++round) {
    const FingerprintSettings settings{1 + static_cast<std::uint32_t>(random() % 6),
                                       1 + static_cast<std::uint32_t>(random() % 8)};
    ASSERT_GE(shared_after_planting(random, settings.guaranteed_run(), settings), 1U);
  }
}

// Promise 1b: m different shared fingerprints from a run of t + (m - 1) w words.
TEST(Fingerprint, ALongerRunSharesMoreOfThem) {
  std::mt19937 random(6);
  const FingerprintSettings settings;
  for (int round = 0; round < 5'000; ++round) {
    ASSERT_GE(shared_after_planting(random, settings.guaranteed_run() + 2 * settings.window, settings), 3U);
  }
}

TEST(Fingerprint, ARunShorterThanKSharesNone) {
  std::mt19937 random(7);
  const FingerprintSettings settings;
  for (int round = 0; round < 2'000; ++round) {
    ASSERT_EQ(shared_after_planting(random, settings.k - 1, settings), 0U);
  }
}

}  // namespace
}  // namespace tamga
