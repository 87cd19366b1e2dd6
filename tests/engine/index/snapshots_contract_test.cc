// The contract of the stores: what a query of an older snapshot sees.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/index/store_contract.h"

namespace tamga {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(StoreContract, ASnapshotSeesWhatWasThereThen) {
  put(document("a", {1, 2, 3}));
  put(document("b", {1, 2, 3}));
  put(document("c", {1, 2, 3}));
  const auto hashes = hashes_of({1, 2, 3});
  EXPECT_THAT(ids(query_of(hashes, as_of(0))), IsEmpty());
  EXPECT_THAT(ids(query_of(hashes, as_of(1))), ElementsAre("a"));
  EXPECT_THAT(ids(query_of(hashes, as_of(2))), ElementsAre("a", "b"));
  const auto list = search(query_of(hashes, as_of(2)));
  EXPECT_EQ(list.snapshot, Sequence{2});
  EXPECT_EQ(list.documents_searched, 2U);
  EXPECT_EQ(list.erased_since, 0U);
  EXPECT_EQ(search(query_of(hashes)).snapshot, Sequence{3});
  EXPECT_EQ(store_->candidates(query_of(hashes, as_of(4))).error().code, ErrorCode::kInvalidArgument);
}

TEST_P(StoreContract, WhatWasErasedSinceIsLeftOutAndCounted) {
  put(document("a", {1, 2, 3}, "KNU", "theses"));
  put(document("b", {1, 2, 3}, "KNU", "essays"));
  put(document("c", {1, 2, 3}, "AUCA"));
  ASSERT_TRUE(store_->erase("KNU", "a"));
  ASSERT_TRUE(store_->erase("AUCA", "c"));
  put(document("b", {1, 2, 7}, "KNU", "essays"));
  reopen();
  const auto hashes = hashes_of({1, 2, 3});
  const auto erased = [&](std::uint64_t snapshot, const std::vector<std::string>& collections) {
    const auto query = query_of(hashes, within("KNU", collections, snapshot));
    const auto list = search(query);
    EXPECT_EQ(list.documents_searched, snapshot == 6 ? 1U - collections.size() : 0U);
    return list.erased_since;
  };
  EXPECT_EQ(erased(1, {}), 1U);
  EXPECT_EQ(erased(3, {}), 2U);
  EXPECT_EQ(erased(3, {"theses"}), 1U);
  EXPECT_EQ(erased(4, {}), 1U);
  EXPECT_EQ(erased(6, {}), 0U);
  EXPECT_EQ(erased(6, {"theses"}), 0U);
}

TEST_P(StoreContract, AnUnrelatedDocumentInBetweenDoesNotChangeAnOldSnapshot) {
  put(document("a", {1, 2, 3}));
  put(document("b", {1, 2, 4}));
  const auto hashes = hashes_of({1, 2, 3, 4});
  const auto query = query_of(hashes, as_of(2));
  const auto before = search(query);
  put(document("unrelated", {1, 2, 9}));
  EXPECT_TRUE(same_list(search(query), before));
  ASSERT_TRUE(store_->erase("", "unrelated"));
  EXPECT_TRUE(same_list(search(query), before));
  reopen();
  EXPECT_TRUE(same_list(search(query), before));
}

}  // namespace
}  // namespace tamga
