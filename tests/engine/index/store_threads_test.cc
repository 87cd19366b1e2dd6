// Readers and writers at once; the thread sanitizer runs this too.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "tests/engine/index/store_fixture.h"

namespace tamga {
namespace {

class StoreThreads : public testing::TestWithParam<StoreKind> {};

// Every document shares all its fingerprints with the query, and replacements are put in pairs: so any moment shows a
// list that fits its own counts, and never one document of a pair in a new version without the other.
TEST_P(StoreThreads, ReadersSeeWholeChangesWhileOthersWrite) {
  const ScratchFolder folder;
  auto made = GetParam().make(folder.path(), {});
  ASSERT_TRUE(made) << made.error().message;
  auto& store = **made;
  constexpr std::uint64_t kRounds = 25;
  std::atomic<int> writing = 2;

  const auto write = [&](const std::string& name) {
    for (std::uint64_t round = 1; round <= kRounds; ++round) {
      const std::vector<NewDocument> pair = {document(name + "1", {1, 2, 3, 100 + round}),
                                             document(name + "2", {1, 2, 3, 100 + round})};
      EXPECT_TRUE(store.put(pair));
      EXPECT_TRUE(round % 5 != 0 || store.erase("", name + "1"));
      EXPECT_TRUE(round % 10 != 7 || store.compact());
    }
    --writing;
  };
  const auto read = [&] {
    const auto hashes = hashes_of({1, 2, 3});
    std::uint64_t last = 0;
    while (writing > 0) {
      const auto list = store.candidates(query_of(hashes));
      ASSERT_TRUE(list) << list.error().message;
      EXPECT_EQ(list->candidates.size(), list->documents_searched);
      EXPECT_GE(to_number(list->snapshot), last) << "time goes one way";
      last = to_number(list->snapshot);
      for (const auto& candidate : list->candidates) EXPECT_EQ(candidate.shared, 3U);
      const auto found = store.find("", "a2");
      EXPECT_TRUE(!found || found->record.id == "a2");
      EXPECT_TRUE(store.for_each([](const StoredDocument& one) { return !one.record.id.empty(); }));
      EXPECT_LE(store.stats()->segments, 8U);
    }
  };
  {
    const std::jthread first_writer(write, "a");
    const std::jthread second_writer(write, "b");
    const std::jthread first_reader(read);
    const std::jthread second_reader(read);
  }
  EXPECT_EQ(store.stats()->documents, 2U);
  EXPECT_EQ(to_number(store.stats()->sequence), 2 * (2 * kRounds + kRounds / 5));
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreThreads,
                         testing::Values(memory_kind(), rocksdb_kind("RocksDb", 2'000'000),
                                         rocksdb_kind("RocksDbInManySegments", 10),
                                         rocksdb_kind("RocksDbInTheBackground", 10, true)),
                         [](const auto& kind) { return kind.param.name; });

}  // namespace
}  // namespace tamga
