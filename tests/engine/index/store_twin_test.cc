// Random work on the RocksDB store and on the one in memory must give the same answers, whatever the layout.
#include <gtest/gtest.h>

#include <random>

#include "tests/engine/index/store_fixture.h"

namespace tamga {
namespace {

struct TwinCase {
  std::string name;
  std::uint64_t seed;
  std::uint64_t buffer_postings;
  std::uint32_t fingerprint_bits;
};

class StoreTwin : public testing::TestWithParam<TwinCase> {
 protected:
  void SetUp() override {
    settings_.fingerprint_bits = GetParam().fingerprint_bits;
    auto made = create_rocksdb_store(folder_.path() / "index", settings_, options());
    ASSERT_TRUE(made) << made.error().message;
    store_ = std::move(*made);
    twin_ = make_memory_store(settings_);
  }

  RocksDbOptions options() const {
    return {.read_only = false, .buffer_postings = GetParam().buffer_postings, .background = false};
  }

  std::uint64_t below(std::uint64_t bound) {
    return std::uniform_int_distribution<std::uint64_t>(0, bound - 1)(random_);
  }

  std::string pick(const std::vector<std::string>& names) { return names[below(names.size())]; }

  // Few ids, groups and hashes, so that everything meets everything.
  NewDocument any_document() {
    std::vector<std::uint64_t> numbers(below(12));
    for (auto& number : numbers) number = 1 + (below(40) * below(40));
    auto made = document("d" + std::to_string(below(25)), numbers, pick({"", "KNU"}), pick({"", "theses", "essays"}));
    made.record.may_be_source = below(8) != 0;
    return made;
  }

  void change() {
    if (below(4) == 0) {
      const auto id = "d" + std::to_string(below(25));
      const auto institution = pick({"", "KNU"});
      const auto sequence = store_->erase(institution, id);
      const auto expected = twin_->erase(institution, id);
      ASSERT_EQ(sequence.has_value(), expected.has_value());
      ASSERT_TRUE(!expected || *sequence == *expected);
      return;
    }
    std::vector<NewDocument> documents;
    for (auto left = 1 + below(4); left > 0; --left) documents.push_back(any_document());
    const auto results = store_->put(documents);
    const auto expected = twin_->put(documents);
    ASSERT_TRUE(results) << results.error().message;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      ASSERT_EQ(results->at(i).outcome, expected->at(i).outcome);
      ASSERT_EQ(results->at(i).document, expected->at(i).document);
      ASSERT_EQ(results->at(i).sequence, expected->at(i).sequence);
    }
  }

  void ask() {
    std::vector<std::uint64_t> numbers(below(30));
    for (auto& number : numbers) number = 1 + (below(40) * below(40));
    const auto hashes = hashes_of(numbers);
    auto query = query_of(hashes, within(pick({"", "KNU"})));
    if (below(2) == 0) query.filter.collections = {pick({"", "theses", "essays"}), pick({"theses", "none"})};
    if (below(2) == 0) query.filter.snapshot = Sequence{below(to_number(twin_->stats()->sequence) + 1)};
    query.minimum_shared = static_cast<std::uint32_t>(1 + below(4));
    query.rare_documents = static_cast<std::uint32_t>(below(4));
    query.document_cap = static_cast<std::uint32_t>(2 + below(9));
    query.limit = static_cast<std::uint32_t>(below(12));
    const auto list = store_->candidates(query);
    const auto expected = twin_->candidates(query);
    ASSERT_TRUE(list) << list.error().message;
    ASSERT_EQ(list->candidates, expected->candidates) << "weights are equal to the last bit";
    ASSERT_EQ(list->snapshot, expected->snapshot);
    ASSERT_EQ(list->documents_searched, expected->documents_searched);
    ASSERT_EQ(list->beyond_limit, expected->beyond_limit);
    ASSERT_EQ(list->capped_fingerprints, expected->capped_fingerprints);
    ASSERT_EQ(list->stop_fingerprints, expected->stop_fingerprints);
    ASSERT_EQ(list->erased_since, expected->erased_since);
  }

  void compare_documents() {
    const auto list = [](const FingerprintStore& store) {
      std::vector<std::string> lines;
      EXPECT_TRUE(store.for_each([&](const StoredDocument& one) {
        lines.push_back(std::to_string(to_number(one.document)) + " " + std::to_string(to_number(one.put_at)) + " " +
                        one.record.institution + "/" + one.record.id + " " + one.record.sha256);
        return true;
      }));
      return lines;
    };
    ASSERT_EQ(list(*store_), list(*twin_));
    const auto stats = *store_->stats();
    ASSERT_EQ(stats.documents, twin_->stats()->documents);
    ASSERT_EQ(stats.words, twin_->stats()->words);
    ASSERT_EQ(stats.sequence, twin_->stats()->sequence);
    ASSERT_GE(stats.postings, twin_->stats()->postings);
  }

  void reopen() {
    store_.reset();
    auto opened = open_rocksdb_store(folder_.path() / "index", options());
    ASSERT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
  }

  ScratchFolder folder_;
  std::mt19937_64 random_{GetParam().seed};
  IndexSettings settings_;
  std::unique_ptr<FingerprintStore> store_;
  std::unique_ptr<FingerprintStore> twin_;
};

TEST_P(StoreTwin, AgreesWithTheStoreInMemory) {
  std::uint64_t most_segments = 0;
  for (int step = 0; step < 80 && !HasFatalFailure(); ++step) {
    change();
    for (int i = 0; i < 6 && !HasFatalFailure(); ++i) ask();
    if (step % 27 == 26) {
      const StopSet stop_set{hashes_of({1 + below(9), 20 + below(9)})};
      ASSERT_TRUE(store_->set_stop_set(stop_set));
      ASSERT_TRUE(twin_->set_stop_set(stop_set));
      reopen();
    }
    if (step % 10 == 0) compare_documents();
    if (step % 20 == 13) {
      ASSERT_TRUE(store_->compact());
    }
    most_segments = std::max(most_segments, store_->stats()->segments);
  }
  const auto stats = *store_->stats();
  const bool everything_buffered = GetParam().buffer_postings > 100'000;
  EXPECT_GE(most_segments, 1U);
  EXPECT_TRUE(!everything_buffered || most_segments <= 1) << "only compact() packs such a buffer";
  EXPECT_LE(most_segments, 8U) << "merging keeps the segments few";
  EXPECT_LT(stats.buffered_postings, GetParam().buffer_postings);
  EXPECT_TRUE(store_->inspect([](const ExtractedText&) { return std::vector<std::uint64_t>(); }));
}

INSTANTIATE_TEST_SUITE_P(Layouts, StoreTwin,
                         testing::Values(TwinCase{"Buffered", 1, 1'000'000, 48}, TwinCase{"Tiny", 2, 1, 48},
                                         TwinCase{"Small", 3, 20, 40}, TwinCase{"Middling", 4, 150, 48}),
                         [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace tamga
