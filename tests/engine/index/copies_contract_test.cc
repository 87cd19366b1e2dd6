// The contract of the stores: copies, and the ledger that keeps erased documents out of older ones.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/index/store_contract.h"

namespace tamga {
namespace {

using testing::ElementsAre;

TEST_P(StoreContract, TheLedgerNamesEveryErasureAndNobody) {
  const auto first = put(document("a", {1, 2, 3}, "KNU"));
  put(document("b", {1, 2, 3}, "KNU"));
  put(document("b", {1, 2, 4}, "KNU"));
  ASSERT_TRUE(store_->erase("KNU", "a"));
  EXPECT_FALSE(store_->erase("KNU", "a"));
  const auto again = put(document("a", {1, 2, 3}, "KNU"));
  ASSERT_TRUE(store_->erase("KNU", "a"));
  reopen();
  const auto name = store_->pseudonym("KNU", "a");
  EXPECT_THAT(*store_->erasures(Sequence{0}),
              ElementsAre(Erasure{Sequence{4}, first.document, name}, Erasure{Sequence{6}, again.document, name}));
  EXPECT_EQ(store_->erasures(Sequence{4})->size(), 1U);
  EXPECT_EQ(name.size(), 64U);
  EXPECT_NE(name, store_->pseudonym("", "KNUa"));
  EXPECT_NE(name, store_->pseudonym("K", "NUa"));
}

TEST_P(StoreContract, ALedgerIsReplayedOnAnOlderCopy) {
  for (const char* id : {"a", "b", "c", "d"}) put(document(id, {1, 2, 3}, "KNU"));
  ASSERT_TRUE(store_->erase("KNU", "d"));
  put(document("d", {1, 2, 3}, "KNU"));  // consented after all
  if (!GetParam().open) {
    EXPECT_EQ(store_->checkpoint(folder_->path() / "copy").error().code, ErrorCode::kUnsupported);
    return;
  }
  ASSERT_TRUE(store_->checkpoint(folder_->path() / "copy" / "index"));
  ASSERT_TRUE(store_->erase("KNU", "a"));
  put(document("b", {7, 8, 9}, "KNU"));
  ASSERT_TRUE(store_->erase("KNU", "b"));  // a later version than the copy has
  const auto ledger = store_->erasures(Sequence{0});
  auto opened = GetParam().open(folder_->path() / "copy");
  ASSERT_TRUE(opened) << opened.error().message;
  auto& copy = **opened;
  EXPECT_EQ(copy.pseudonym("KNU", "a"), store_->pseudonym("KNU", "a"));
  EXPECT_EQ(copy.stats()->documents, 4U);
  EXPECT_EQ(replay_erasures(copy, *ledger), 2U);
  EXPECT_FALSE(copy.find("KNU", "a"));
  EXPECT_FALSE(copy.find("KNU", "b"));
  EXPECT_TRUE(copy.find("KNU", "c"));
  EXPECT_TRUE(copy.find("KNU", "d")) << "erased before the copy was made, and put again";
  EXPECT_EQ(copy.erasures(Sequence{0})->size(), 3U);
}

TEST_P(StoreContract, ACheckpointIsTheStoreAsOfThatMoment) {
  if (!GetParam().open) return;
  for (std::uint64_t i = 1; i <= 20; ++i) put(readable(std::to_string(i), {i, i + 1, i + 2}));
  ASSERT_TRUE(store_->erase("", "9"));
  ASSERT_TRUE(store_->set_stop_set({hashes_of({2})}));
  const auto hashes = hashes_of({1, 2, 3, 4, 5, 6});
  const auto query = query_of(hashes);
  const auto before = search(query);
  ASSERT_TRUE(store_->checkpoint(folder_->path() / "copy" / "index"));
  EXPECT_EQ(store_->checkpoint(folder_->path() / "copy" / "index").error().code, ErrorCode::kInvalidArgument);
  for (std::uint64_t i = 21; i <= 40; ++i) put(readable(std::to_string(i), {i, i + 1, 4}));
  ASSERT_TRUE(store_->compact());
  const auto copy = GetParam().open(folder_->path() / "copy");
  ASSERT_TRUE(copy) << copy.error().message;
  EXPECT_TRUE(same_list(*(*copy)->candidates(query), before));
  EXPECT_EQ((*copy)->stop_set(), store_->stop_set());
  EXPECT_EQ((*copy)->inspect(hashes_of_text)->damages, 0U);
  EXPECT_EQ((*copy)->stats()->sequence, Sequence{21});
  EXPECT_EQ((*copy)->text(DocumentId{3})->text, "3 4 5 ");
  const auto one = readable("new", {70, 71, 72});
  EXPECT_TRUE((*copy)->put({&one, 1}));
}

}  // namespace
}  // namespace tamga
