// The contract of the stores: documents come, are replaced and go as a whole.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/index/store_contract.h"

namespace tamga {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(StoreContract, KeepsItsSettings) {
  IndexSettings settings;
  settings.fingerprints = {.k = 7, .window = 9};
  settings.fingerprint_bits = 40;
  settings.normalisation = {.name = "plain", .version = 3};
  make(settings);
  EXPECT_EQ(store_->settings(), settings);
  reopen();
  EXPECT_EQ(store_->settings(), settings);
}

TEST_P(StoreContract, AnEmptyStoreHasNothing) {
  const auto list = search(query_of(hashes_of({1, 2, 3})));
  EXPECT_THAT(list.candidates, IsEmpty());
  EXPECT_EQ(list.snapshot, Sequence{0});
  EXPECT_EQ(list.documents_searched, 0U);
  EXPECT_EQ(store_->find("", "a").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_->record(DocumentId{0}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_->text(DocumentId{1}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_->erase("", "a").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_->stats()->documents, 0U);
}

TEST_P(StoreContract, ADocumentComesAsAWhole) {
  auto one = document("essay", {1, 2, 3}, "KNU", "theses");
  one.record.author_id = "s-17";
  one.record.course = "History";
  one.record.assignment = "First";
  one.record.date = "2026-05-30";
  one.record.legal_basis = "consent";
  one.record.file_name = "эссе.docx";
  one.record.first_seen = "2026-11-22T19:30:00Z";
  one.text.encoding = "PT154";
  const auto result = put(one);
  EXPECT_EQ(result.outcome, PutOutcome::kAdded);
  EXPECT_EQ(result.sequence, Sequence{1});
  reopen();
  const auto found = store_->find("KNU", "essay");
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->record, one.record);
  EXPECT_EQ(found->document, result.document);
  EXPECT_EQ(found->put_at, result.sequence);
  EXPECT_EQ(store_->record(result.document)->record, one.record);
  EXPECT_EQ(*store_->text(result.document), one.text);
  EXPECT_THAT(ids(query_of(one.hashes, within("KNU"))), ElementsAre("essay"));
}

TEST_P(StoreContract, ResultsAreInTheOrderOfTheDocuments) {
  put(document("b", {4}));
  const std::vector<NewDocument> documents = {document("a", {1}), document("b", {4}), document("b", {5}),
                                              document("c", {6})};
  const auto results = store_->put(documents);
  ASSERT_TRUE(results);
  ASSERT_EQ(results->size(), 4U);
  EXPECT_EQ(results->at(0).outcome, PutOutcome::kAdded);
  EXPECT_EQ(results->at(1).outcome, PutOutcome::kUnchanged);
  EXPECT_EQ(results->at(2).outcome, PutOutcome::kReplaced);
  EXPECT_EQ(results->at(3).outcome, PutOutcome::kAdded);
  EXPECT_EQ(results->at(3).sequence, Sequence{4});
  EXPECT_EQ(store_->stats()->documents, 3U);
}

TEST_P(StoreContract, NoDocumentsAreNoChange) {
  const auto results = store_->put({});
  ASSERT_TRUE(results);
  EXPECT_THAT(*results, IsEmpty());
  EXPECT_EQ(store_->stats()->sequence, Sequence{0});
}

TEST_P(StoreContract, OneIdTwiceInOneCallIsAReplacement) {
  const std::vector<NewDocument> documents = {document("a", {1, 2, 3}), document("a", {4, 5, 6}),
                                              document("a", {4, 5, 6})};
  const auto results = store_->put(documents);
  ASSERT_TRUE(results);
  EXPECT_EQ(results->at(1).outcome, PutOutcome::kReplaced);
  EXPECT_EQ(results->at(2).outcome, PutOutcome::kUnchanged);
  EXPECT_EQ(results->at(2).document, results->at(1).document);
  reopen();
  EXPECT_THAT(ids(query_of(hashes_of({1, 2, 3}))), IsEmpty());
  EXPECT_THAT(ids(query_of(hashes_of({4, 5, 6}))), ElementsAre("a"));
  EXPECT_EQ(store_->record(results->at(0).document).error().code, ErrorCode::kNotFound);
}

TEST_P(StoreContract, AnEqualRecordIsLeftAsItIs) {
  auto one = document("a", {1, 2, 3});
  one.record.first_seen = "2026-01-01T00:00:00Z";
  const auto first = put(one);
  one.record.first_seen = "2026-02-02T00:00:00Z";
  const auto second = put(one);
  EXPECT_EQ(second.outcome, PutOutcome::kUnchanged);
  EXPECT_EQ(second.document, first.document);
  EXPECT_EQ(second.sequence, first.sequence);
  EXPECT_EQ(store_->stats()->sequence, first.sequence);
  EXPECT_EQ(store_->find("", "a")->record.first_seen, "2026-01-01T00:00:00Z");
}

TEST_P(StoreContract, AReplacementDropsTheOldVersion) {
  const auto first = put(document("a", {1, 2, 3}));
  const auto second = put(document("a", {4, 5, 6}));
  EXPECT_EQ(second.outcome, PutOutcome::kReplaced);
  EXPECT_GT(second.document, first.document);
  EXPECT_GT(second.sequence, first.sequence);
  reopen();
  EXPECT_THAT(ids(query_of(hashes_of({1, 2, 3}))), IsEmpty());
  EXPECT_THAT(ids(query_of(hashes_of({4, 5, 6}))), ElementsAre("a"));
  EXPECT_EQ(store_->text(first.document).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_->record(first.document).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_->find("", "a")->document, second.document);
}

TEST_P(StoreContract, EraseTakesADocumentOutOfEverything) {
  const auto result = put(document("a", {1, 2, 3}, "KNU"));
  put(document("b", {1, 2, 3}, "KNU"));
  EXPECT_EQ(store_->erase("AUCA", "a").error().code, ErrorCode::kNotFound);
  const auto sequence = store_->erase("KNU", "a");
  ASSERT_TRUE(sequence);
  EXPECT_EQ(*sequence, Sequence{3});
  EXPECT_EQ(store_->erase("KNU", "a").error().code, ErrorCode::kNotFound);
  reopen();
  EXPECT_EQ(store_->find("KNU", "a").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_->record(result.document).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_->text(result.document).error().code, ErrorCode::kNotFound);
  EXPECT_THAT(ids(query_of(hashes_of({1, 2, 3}), within("KNU"))), ElementsAre("b"));
}

TEST_P(StoreContract, NumbersAreNeverUsedAgain) {
  const auto first = put(document("a", {1}));
  ASSERT_TRUE(store_->erase("", "a"));
  reopen();
  const auto second = put(document("a", {1}));
  EXPECT_EQ(second.outcome, PutOutcome::kAdded);
  EXPECT_GT(second.document, first.document);
  EXPECT_EQ(second.sequence, Sequence{3});
}

TEST_P(StoreContract, OneIdInTwoInstitutionsIsTwoDocuments) {
  put(document("a", {1, 2, 3}, "x", "ya"));
  put(document("a", {1, 2, 3}, "xy"));
  put(document("ya", {1, 2, 3}, "x"));
  EXPECT_EQ(store_->stats()->documents, 3U);
  ASSERT_TRUE(store_->erase("x", "a"));
  EXPECT_TRUE(store_->find("xy", "a"));
  EXPECT_TRUE(store_->find("x", "ya"));
}

TEST_P(StoreContract, ManyDocumentsInOneCallAreOneChange) {
  std::vector<NewDocument> many;
  for (std::uint64_t i = 1; i <= 50; ++i) many.push_back(readable(std::to_string(i % 40), {i, i + 1, i + 2}));
  put(readable("before", {1, 2, 3}));
  put(readable("10", {900}));
  const auto results = store_->put(many);
  ASSERT_TRUE(results) << results.error().message;
  EXPECT_EQ(results->at(9).outcome, PutOutcome::kReplaced);
  EXPECT_EQ(results->at(45).outcome, PutOutcome::kReplaced);
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(store_->stats()->documents, 41U);
    EXPECT_EQ(store_->inspect(hashes_of_text)->damages, 0U);
    EXPECT_THAT(ids(query_of(hashes_of({900}))), IsEmpty());
    EXPECT_THAT(ids(query_of(hashes_of({50, 51, 52}))).at(0), "10");
    reopen();
  }
}

TEST_P(StoreContract, ForEachVisitsCurrentDocumentsInOrder) {
  for (const char* id : {"d", "c", "b", "a"}) put(document(id, {1}));
  put(document("c", {2}));
  ASSERT_TRUE(store_->erase("", "b"));
  std::vector<std::string> seen;
  ASSERT_TRUE(store_->for_each([&](const StoredDocument& stored) {
    seen.push_back(stored.record.id);
    EXPECT_EQ(store_->record(stored.document)->put_at, stored.put_at) << "a visitor may call the store";
    return true;
  }));
  EXPECT_THAT(seen, ElementsAre("d", "a", "c"));
  int visits = 0;
  ASSERT_TRUE(store_->for_each([&](const StoredDocument&) { return ++visits < 2; }));
  EXPECT_EQ(visits, 2);
}

TEST_P(StoreContract, RefusesWhatMakesNoSenseAndKeepsNothingOfTheCall) {
  auto nameless = document("", {1});
  auto crooked = document("crooked", {1});
  crooked.text.blocks[1].range = {2, 9};
  auto outside = document("outside", {1});
  outside.text.blocks[1].range.end = 1000;
  for (const auto& bad : {nameless, crooked, outside}) {
    const std::vector<NewDocument> documents = {document("good", {1}), bad};
    EXPECT_EQ(store_->put(documents).error().code, ErrorCode::kInvalidArgument);
  }
  EXPECT_EQ(store_->stats()->documents, 0U);
  EXPECT_EQ(store_->stats()->sequence, Sequence{0});
}

TEST_P(StoreContract, StatsCountCurrentDocuments) {
  put(document("a", {1, 2, 3}));
  put(document("b", {1, 2}));
  put(document("b", {1}));
  put(document("c", {5, 5}));
  ASSERT_TRUE(store_->erase("", "a"));
  reopen();
  const auto stats = store_->stats();
  ASSERT_TRUE(stats);
  EXPECT_EQ(stats->documents, 2U);
  EXPECT_EQ(stats->words, 200U);
  EXPECT_GE(stats->postings, 2U);
  EXPECT_LE(stats->buffered_postings, stats->postings);
  EXPECT_EQ(stats->sequence, Sequence{5});
}

TEST_P(StoreContract, ADocumentWithoutFingerprintsOrTextIsADocument) {
  NewDocument bare;
  bare.record.id = "bare";
  const auto result = put(bare);
  reopen();
  EXPECT_EQ(store_->find("", "bare")->record, bare.record);
  EXPECT_EQ(*store_->text(result.document), bare.text);
  EXPECT_EQ(search(query_of(hashes_of({1}))).documents_searched, 1U);
}

TEST_P(StoreContract, NamesMayHoldAnyBytes) {
  const std::string odd("a\0b\xFF/", 5);
  put(document(odd, {1, 2, 3}, std::string("\0", 1)));
  reopen();
  EXPECT_EQ(store_->find(std::string("\0", 1), odd)->record.id, odd);
  EXPECT_FALSE(store_->find("", odd));
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreContract,
                         testing::Values(memory_kind(), rocksdb_kind("RocksDb", 2'000'000),
                                         rocksdb_kind("RocksDbInManySegments", 3),
                                         rocksdb_kind("RocksDbInTheBackground", 20, true)),
                         [](const auto& kind) { return kind.param.name; });

}  // namespace
}  // namespace tamga
