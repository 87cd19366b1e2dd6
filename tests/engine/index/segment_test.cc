// Sorting, merging, and which segments are to be merged, against plain twins.
#include "engine/index/segment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "engine/index/posting_merge.h"
#include "engine/index/posting_sort.h"
#include "engine/index/segment_keeper.h"
#include "tests/engine/index/store_fixture.h"

namespace tamga {
namespace {

using Random = std::mt19937_64;

TEST(RadixSort, IsAStableSortByFingerprint) {
  Random random(1);
  for (const std::size_t size : {0U, 1U, 50U, 129U, 5000U, 20'000U}) {
    for (const std::uint64_t values : {1ULL, 7ULL, 1ULL << 20U, 1ULL << 48U}) {
      std::vector<Posting> postings(size);
      for (std::uint32_t i = 0; i < size; ++i) postings[i] = {random() % values, i};
      auto expected = postings;
      std::ranges::stable_sort(expected, {}, &Posting::fingerprint);
      radix_sort(postings, 48);
      ASSERT_EQ(postings, expected) << size << " of " << values;
      std::vector<std::uint64_t> numbers(size);
      for (auto& number : numbers) number = random() % values;
      auto sorted = numbers;
      std::ranges::sort(sorted);
      radix_sort(numbers, 48);
      ASSERT_EQ(numbers, sorted);
    }
  }
}

std::vector<Posting> random_postings(Random& random, std::size_t size, std::uint32_t first_document) {
  std::vector<Posting> postings(size);
  for (auto& posting : postings) {
    posting = {random() % 3 == 0 ? random() % 5 : random() >> 16U,
               first_document + static_cast<std::uint32_t>(random() % 100)};
  }
  std::ranges::sort(postings);
  const auto repeats = std::ranges::unique(postings);
  postings.erase(repeats.begin(), repeats.end());
  return postings;
}

std::vector<Posting> all_of(const PostingSource& source) {
  std::vector<Posting> all;
  std::vector<Posting> piece;
  while (source(piece) && !piece.empty()) all.insert(all.end(), piece.begin(), piece.end());
  return all;
}

SegmentPointer written(const std::filesystem::path& folder, std::uint32_t number, std::uint32_t first_document,
                       const std::vector<Posting>& postings) {
  SegmentInfo info;
  info.number = number;
  info.first_document = first_document;
  info.last_document = first_document + 99;
  const auto path = folder / (std::to_string(number) + ".segment");
  auto writer = SegmentWriter::create(path, info, 48, postings.size());
  EXPECT_TRUE(writer);
  EXPECT_TRUE(writer->add(postings));
  const auto finished = writer->finish();
  EXPECT_TRUE(finished);
  EXPECT_EQ(finished->postings, postings.size());
  return *Segment::open(path, *finished, 48);
}

TEST(Segment, GivesBackAndFindsWhatWasWritten) {
  Random random(2);
  const ScratchFolder folder;
  std::vector<SegmentPointer> segments;
  std::vector<PostingSource> sources;
  std::vector<Posting> plain;
  for (std::uint32_t number = 1; number <= 4; ++number) {
    const auto postings = random_postings(random, number == 3 ? 0 : 20'000 * number, 100 * number);
    segments.push_back(written(folder.path(), number, 100 * number, postings));
    EXPECT_EQ(all_of(segment_postings(segments.back())), postings);
    sources.push_back(segment_postings(segments.back()));
    plain.insert(plain.end(), postings.begin(), postings.end());
  }
  std::ranges::sort(plain);
  EXPECT_EQ(all_of(merged_postings(std::move(sources))), plain);

  std::vector<std::uint64_t> wanted = {0, 1, 2, 3, 4, 5};
  for (int i = 0; i < 500; ++i)
    wanted.push_back(i % 3 == 0 ? random() >> 16U : plain[random() % plain.size()].fingerprint);
  std::ranges::sort(wanted);
  const auto repeats = std::ranges::unique(wanted);
  wanted.erase(repeats.begin(), repeats.end());
  std::vector<Posting> expected;
  for (const auto& posting : plain) {
    if (std::ranges::binary_search(wanted, posting.fingerprint)) expected.push_back(posting);
  }
  std::vector<Posting> found;
  ASSERT_TRUE(find_in_segments(segments, wanted, [&](std::size_t i, std::uint32_t document) {
    found.push_back({wanted[i], document});
    return true;
  }));
  std::ranges::sort(found);
  EXPECT_EQ(found, expected);
}

TEST(Segment, TakesSoManyBytesAPosting) {
  Random random(3);
  const ScratchFolder folder;
  std::vector<Posting> postings(200'000);
  for (auto& posting : postings) posting = {random() >> 16U, 1 + static_cast<std::uint32_t>(random() % 100)};
  std::ranges::sort(postings);
  const auto segment = written(folder.path(), 1, 1, postings);
  // 37 bits of rest, 7 of document; a block of 98 postings has 4 bytes of seal, 3 of header, 8 of directory.
  EXPECT_LT(static_cast<double>(segment->info().bytes) / 200'000, (37 + 7) / 8.0 + 16.0 / 98 + 0.02);
}

// Applied until nothing is due, the rule leaves each segment with more than twice the postings of all newer ones.
TEST(DueMerge, KeepsSegmentsFew) {
  Random random(4);
  std::vector<std::uint64_t> sizes;
  std::uint64_t rewritten = 0;
  std::uint64_t total = 0;
  for (int packed = 0; packed < 500; ++packed) {
    sizes.push_back(1000 + random() % 1000);
    total += sizes.back();
    while (const auto run = due_merge(sizes)) {
      ASSERT_LT(run->first + 1, run->last);
      const auto begin = sizes.begin() + static_cast<std::ptrdiff_t>(run->first);
      const auto merged = std::accumulate(begin, sizes.end(), std::uint64_t{0});
      rewritten += merged;
      sizes.erase(begin, sizes.end());
      sizes.push_back(merged);
    }
    ASSERT_LE(sizes.size(), 7U);
  }
  EXPECT_LT(rewritten, 10 * total);
  EXPECT_FALSE(due_merge(std::vector<std::uint64_t>{}));
  EXPECT_FALSE(due_merge(std::vector<std::uint64_t>{5}));
  EXPECT_FALSE(due_merge(std::vector<std::uint64_t>{7, 3}));
  EXPECT_TRUE(due_merge(std::vector<std::uint64_t>{6, 3}));
}

// More than eight would be a sum of look-ups that nobody waits for.
TEST(SegmentKeeper, NeverHasMoreThanEightSegments) {
  const ScratchFolder folder;
  const auto kind = rocksdb_kind("background", 6, true);
  auto store = *kind.make(folder.path(), {});
  for (std::uint64_t i = 1; i <= 150; ++i) {
    const auto one = document(std::to_string(i), {i, i + 1, i + 2});
    ASSERT_TRUE(store->put({&one, 1}));
    ASSERT_LE(store->stats()->segments, kMostSegments);
    ASSERT_LE(store->stats()->buffered_postings, 6 * 5U + 3) << "memory is bounded";
  }
  EXPECT_EQ(store->stats()->documents, 150U);
}

}  // namespace
}  // namespace tamga
