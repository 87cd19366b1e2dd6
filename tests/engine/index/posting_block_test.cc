#include "engine/index/posting_block.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/index/byte_codec.h"

namespace tamga {
namespace {

using Random = std::mt19937_64;

std::uint64_t below(Random& random, std::uint64_t bound) {
  return std::uniform_int_distribution<std::uint64_t>(0, bound - 1)(random);
}

// Sorted different postings of one bucket; small alphabets force equal rests and dense documents.
std::vector<Posting> random_postings(Random& random, std::uint32_t rest_bits, std::uint32_t bucket) {
  const std::uint64_t rests = std::min<std::uint64_t>(1ULL << rest_bits, 1ULL << below(random, 49));
  const std::uint64_t documents = 1ULL << below(random, 33);
  const auto base = static_cast<std::uint32_t>(below(random, (1ULL << 32U) - documents + 1));
  std::vector<Posting> postings(1 + below(random, 300));
  for (auto& posting : postings) {
    posting.fingerprint = (std::uint64_t{bucket} << rest_bits) | below(random, rests);
    posting.document = base + static_cast<std::uint32_t>(below(random, documents));
  }
  std::ranges::sort(postings);
  const auto repeats = std::ranges::unique(postings);
  postings.erase(repeats.begin(), repeats.end());
  return postings;
}

TEST(PostingBlock, GivesBackWhatWasPacked) {
  Random random(1);
  for (int round = 0; round < 2000; ++round) {
    const auto rest_bits = static_cast<std::uint32_t>(1 + below(random, kMaxRestBits));
    const auto bucket = static_cast<std::uint32_t>(below(random, 1ULL << std::min(48 - rest_bits, 32U)));
    const auto postings = random_postings(random, rest_bits, bucket);
    std::vector<Posting> decoded = {{1, 2}};
    ASSERT_TRUE(append_posting_block(encode_posting_block(postings, rest_bits), rest_bits, bucket, decoded));
    decoded.erase(decoded.begin());
    ASSERT_EQ(decoded, postings);
  }
}

TEST(PostingBlock, FindsWhatAPlainSearchFinds) {
  Random random(2);
  for (int round = 0; round < 300; ++round) {
    const auto rest_bits = static_cast<std::uint32_t>(1 + below(random, 12));
    const auto postings = random_postings(random, rest_bits, 0);
    const auto bytes = encode_posting_block(postings, rest_bits);
    const auto block = PostingBlock::open(bytes, rest_bits);
    ASSERT_TRUE(block);
    for (std::uint64_t rest = 0; rest < (1ULL << rest_bits); ++rest) {
      std::vector<std::uint64_t> expected;
      for (const auto& posting : postings) {
        if (posting.fingerprint == rest) expected.push_back(posting.document);
      }
      std::vector<std::uint64_t> found;
      const auto places = block->find(rest);
      for (auto place = places.begin; place < places.end; ++place) found.push_back(block->document(place));
      ASSERT_EQ(found, expected);
    }
  }
}

TEST(PostingBlock, TakesTheBitsItNeedsAndAShortHeader) {
  std::vector<Posting> postings;
  for (std::uint32_t i = 0; i < 150; ++i) postings.push_back({std::uint64_t{i} << 20U, 1'000'000 + (i * 6)});
  const auto bytes = encode_posting_block(postings, 34);
  EXPECT_EQ(bytes.size(), 2 + 3 + 1 + (150 * 34 + 7) / 8 + (150 * 10 + 7) / 8 + 4U);
}

TEST(PostingBlock, EveryTruncationIsRefused) {
  Random random(3);
  const auto bytes = encode_posting_block(random_postings(random, 30, 0), 30);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(PostingBlock::open(std::string_view(bytes).substr(0, size), 30)) << size;
  }
}

TEST(PostingBlock, EveryFlippedBitIsRefused) {
  Random random(4);
  auto bytes = encode_posting_block(random_postings(random, 30, 0), 30);
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    const auto flip = static_cast<char>(1U << (bit % 8));
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ flip);
    EXPECT_FALSE(PostingBlock::open(bytes, 30)) << bit;
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ flip);
  }
}

// With a checksum that fits, so that the checks behind it must hold.
TEST(PostingBlock, ForgedBytesAreReadWithinTheirBounds) {
  Random random(5);
  int opened = 0;
  for (int round = 0; round < 200'000; ++round) {
    std::string row(below(random, 24), '\0');
    for (auto& byte : row) byte = static_cast<char>(below(random, below(random, 2) == 0 ? 4 : 256));
    const auto rest_bits = static_cast<std::uint32_t>(below(random, kMaxRestBits + 1));
    const auto bytes = seal(row);
    const auto block = PostingBlock::open(bytes, rest_bits);
    if (!block) continue;
    ++opened;
    for (std::size_t i = 0; i < block->size(); ++i) ASSERT_LE(block->find(block->rest(i)).end, block->size());
    std::vector<Posting> postings;
    if (append_posting_block(bytes, rest_bits, 0, postings)) {
      ASSERT_TRUE(std::ranges::is_sorted(postings));
      ASSERT_EQ(postings.size(), block->size());
    }
  }
  EXPECT_GT(opened, 100);
}

TEST(PostingBlock, ABlockOfAnotherWidthIsRefused) {
  Random random(6);
  const auto bytes = encode_posting_block(random_postings(random, 30, 0), 30);
  EXPECT_FALSE(PostingBlock::open(bytes, 34));
  EXPECT_FALSE(PostingBlock::open(bytes, 26));
  EXPECT_FALSE(PostingBlock::open(bytes, kMaxRestBits + 1));
}

}  // namespace
}  // namespace tamga
