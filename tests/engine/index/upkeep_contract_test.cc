// The contract of the stores: compacting, inspecting and rebuilding change no answer that they should not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/index/store_contract.h"

namespace tamga {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(StoreContract, CompactingChangesNoAnswer) {
  for (std::uint64_t i = 1; i <= 30; ++i) put(readable(std::to_string(i), {i, i + 1, i + 2, 100}));
  put(readable("7", {7, 8, 200}));
  for (const char* id : {"3", "12", "30"}) ASSERT_TRUE(store_->erase("", id));
  const auto hashes = hashes_of({7, 8, 9, 12, 13, 14, 100, 200});
  const auto query = query_of(hashes);
  const auto before = search(query);
  const auto old = search(query_of(hashes_of({7, 8, 9}), as_of(20)));
  ASSERT_TRUE(store_->compact());
  EXPECT_TRUE(same_list(search(query), before));
  reopen();
  EXPECT_TRUE(same_list(search(query), before));
  EXPECT_TRUE(same_list(search(query_of(hashes_of({7, 8, 9}), as_of(20))), old));
  const auto stats = *store_->stats();
  EXPECT_EQ(stats.documents, 27U);
  EXPECT_EQ(stats.postings, 26 * 4 + 3U) << "none of what is gone";
  EXPECT_LE(stats.segments, 1U);
  EXPECT_EQ(stats.buffered_postings, 0U);
  put(readable("31", {31, 32, 33}));
  EXPECT_THAT(ids(query_of(hashes_of({31, 32, 33}))).at(0), "31");
  ASSERT_TRUE(store_->compact());
  ASSERT_TRUE(store_->compact()) << "there may be nothing to do";
}

TEST_P(StoreContract, InspectionComparesPostingsWithTexts) {
  for (std::uint64_t i = 1; i <= 20; ++i) put(readable(std::to_string(i), {i, i + 1, i + 2}));
  put(readable("4", {4, 5}));
  ASSERT_TRUE(store_->erase("", "5"));
  const auto sound = store_->inspect(hashes_of_text);
  ASSERT_TRUE(sound) << sound.error().message;
  EXPECT_EQ(sound->damages, 0U) << sound->first_damages.at(0).what;
  EXPECT_EQ(sound->documents, 19U);
  EXPECT_GE(sound->postings, 18 * 3 + 2U);
  auto wrong = readable("wrong", {90, 91, 92});
  wrong.hashes = hashes_of({90, 91, 93});
  const auto number = put(wrong).document;
  const auto found = store_->inspect(hashes_of_text);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->damages, 1U);
  EXPECT_EQ(found->first_damages.at(0).document, number);
  const auto failed = store_->inspect([](const ExtractedText&) -> Result<std::vector<std::uint64_t>> {
    return fail(ErrorCode::kUnavailable, "no tokenizer");
  });
  EXPECT_EQ(failed.error().code, ErrorCode::kUnavailable) << "what cannot be compared is no damage";
}

TEST_P(StoreContract, RebuildingMakesPostingsFromTexts) {
  for (std::uint64_t i = 1; i <= 20; ++i) {
    auto one = readable(std::to_string(i), {i, i + 1, i + 2});
    one.hashes = hashes_of({500});  // as another normalisation would
    put(one);
  }
  put(readable("4", {4, 5, 60}));
  ASSERT_TRUE(store_->erase("", "6"));
  ASSERT_TRUE(store_->set_stop_set({hashes_of({20})}));
  const auto ledger = store_->erasures(Sequence{0});
  IndexSettings settings = store_->settings();
  settings.fingerprint_bits = 40;
  settings.normalisation.version = 9;
  const auto rebuilt = store_->rebuild(settings, hashes_of_text);
  ASSERT_TRUE(rebuilt) << rebuilt.error().message;
  EXPECT_EQ(rebuilt->documents, 19U);
  EXPECT_THAT(rebuilt->lost, IsEmpty());
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(store_->settings(), settings);
    EXPECT_THAT(ids(query_of(hashes_of({500}))), IsEmpty());
    EXPECT_THAT(ids(query_of(hashes_of({10, 11, 12}))).at(0), "10");
    EXPECT_EQ(search(query_of(hashes_of({19, 20, 21}))).stop_fingerprints, 1U);
    EXPECT_EQ(store_->inspect(hashes_of_text)->damages, 0U);
    EXPECT_EQ(store_->stats()->sequence, Sequence{22});
    EXPECT_EQ(*store_->erasures(Sequence{0}), *ledger);
    reopen();
  }
  put(readable("new", {300, 301, 302}));
  EXPECT_THAT(ids(query_of(hashes_of({300, 301, 302}))), ElementsAre("new"));
}

}  // namespace
}  // namespace tamga
