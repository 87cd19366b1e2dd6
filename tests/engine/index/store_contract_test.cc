// The contract of fingerprint_store.h, sentence by sentence, for every store.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "tests/engine/index/store_fixture.h"

namespace tamga {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class StoreContract : public testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override { make({}); }

  void make(const IndexSettings& settings) {
    store_.reset();
    folder_.emplace();
    auto made = GetParam().make(folder_->path(), settings);
    ASSERT_TRUE(made) << made.error().message;
    store_ = std::move(*made);
  }

  // Closes and opens a durable store; the others stay as they are.
  void reopen() {
    if (!GetParam().open) return;
    store_.reset();
    auto opened = GetParam().open(folder_->path());
    ASSERT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
  }

  PutResult put(const NewDocument& one) {
    auto results = store_->put({&one, 1});
    EXPECT_TRUE(results) << results.error().message;
    return results ? results->at(0) : PutResult{};
  }

  CandidateList search(const CandidateQuery& query) {
    auto list = store_->candidates(query);
    EXPECT_TRUE(list) << list.error().message;
    return list ? *list : CandidateList{};
  }

  // The ids of the candidates, best first.
  std::vector<std::string> ids(const CandidateQuery& query) {
    std::vector<std::string> found;
    for (const auto& candidate : search(query).candidates) {
      const auto stored = store_->record(candidate.document);
      found.push_back(stored ? stored->record.id : stored.error().message);
    }
    return found;
  }

  std::optional<ScratchFolder> folder_;
  std::unique_ptr<FingerprintStore> store_;
};

bool same_list(const CandidateList& a, const CandidateList& b) {
  return a.candidates == b.candidates && a.snapshot == b.snapshot && a.documents_searched == b.documents_searched &&
         a.beyond_limit == b.beyond_limit && a.capped_fingerprints == b.capped_fingerprints &&
         a.stop_fingerprints == b.stop_fingerprints && a.erased_since == b.erased_since;
}

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

TEST_P(StoreContract, AFilterIsKeptInsideTheStore) {
  put(document("a", {1, 2, 3}, "KNU", "theses"));
  put(document("b", {1, 2, 3}, "KNU", "essays"));
  put(document("c", {1, 2, 3}, "AUCA", "theses"));
  put(document("d", {1, 2, 3}));
  auto hidden = document("e", {1, 2, 3}, "KNU", "theses");
  hidden.record.may_be_source = false;
  put(hidden);
  const auto hashes = hashes_of({1, 2, 3});
  EXPECT_THAT(ids(query_of(hashes, within("KNU"))), ElementsAre("a", "b"));
  EXPECT_THAT(ids(query_of(hashes, within("KNU", {"essays", "none"}))), ElementsAre("b"));
  EXPECT_THAT(ids(query_of(hashes, within("AUCA"))), ElementsAre("c"));
  EXPECT_THAT(ids(query_of(hashes)), ElementsAre("d"));
  EXPECT_THAT(ids(query_of(hashes, within("none"))), IsEmpty());
  EXPECT_EQ(search(query_of(hashes, within("KNU"))).documents_searched, 2U);
  EXPECT_EQ(search(query_of(hashes, within("KNU", {"theses"}))).documents_searched, 1U);
}

TEST_P(StoreContract, MinimumSharedCountsDifferentFingerprints) {
  put(document("a", {1, 2, 2, 2, 9, 2}));
  const auto hashes = hashes_of({1, 1, 1, 2, 2, 7});
  auto query = query_of(hashes);
  query.rare_documents = 0;
  EXPECT_THAT(ids(query), IsEmpty());
  query.minimum_shared = 2;
  EXPECT_THAT(ids(query), ElementsAre("a"));
  EXPECT_EQ(search(query).candidates.at(0).shared, 2U);
}

TEST_P(StoreContract, ARareFingerprintMakesACandidateAlone) {
  for (const char* id : {"a", "b", "c", "d"}) put(document(id, {1}));
  put(document("e", {2}));
  auto query = query_of({});
  const auto common = hashes_of({1});
  const auto rare = hashes_of({2});
  query.hashes = common;
  EXPECT_THAT(ids(query), IsEmpty());
  query.rare_documents = 4;
  EXPECT_THAT(ids(query), ElementsAre("a", "b", "c", "d"));
  query.hashes = rare;
  query.rare_documents = 1;
  EXPECT_THAT(ids(query), ElementsAre("e"));
}

TEST_P(StoreContract, RarityIsCountedAmongVisibleDocuments) {
  put(document("a", {1}, "KNU"));
  for (const char* id : {"b", "c", "d", "e"}) put(document(id, {1}, "AUCA"));
  const auto hashes = hashes_of({1});
  auto query = query_of(hashes, within("KNU"));
  query.rare_documents = 1;
  query.document_cap = 1;
  EXPECT_THAT(ids(query), ElementsAre("a"));
  ASSERT_TRUE(store_->erase("AUCA", "b"));
  query.filter.institution = "AUCA";
  query.rare_documents = 3;
  query.document_cap = 3;
  EXPECT_THAT(ids(query), ElementsAre("c", "d", "e"));
}

TEST_P(StoreContract, WeightIsTheSumOfRaritiesHalvedForWhatWasSeenBefore) {
  put(document("a", {1, 2, 3}));
  put(document("b", {1, 2}));
  put(document("c", {1}));
  put(document("d", {8}));
  const auto list = search(query_of(hashes_of({3, 2, 1})));
  const double ln5 = std::log(5.0);
  const double ln3 = std::log(3.0);
  const double ln7_3 = std::log(1.0 + 4.0 / 3.0);
  ASSERT_EQ(list.candidates.size(), 3U);
  // All hashes stand at one place: the stretch holds everything, and 5 % of everything come to it.
  EXPECT_NEAR(list.candidates[0].weight, 1.05 * (ln5 + ln3 + ln7_3), 1e-12);
  EXPECT_NEAR(list.candidates[1].weight, 1.05 * (ln3 + ln7_3) / 2, 1e-12);
  EXPECT_NEAR(list.candidates[2].weight, 1.05 * ln7_3 / 4, 1e-12);
}

TEST_P(StoreContract, StemPairsMakeACandidateWhereTheyStandTogether) {
  put(document("together", {1, 2, 3, 4}));
  put(document("scattered", {11, 12, 13, 14}));
  std::vector<NewDocument> others;  // so that a pair weighs something
  for (int other = 0; other < 200; ++other) others.push_back(document("o" + std::to_string(other), {100}));
  ASSERT_TRUE(store_->put(others));
  std::vector<Fingerprint> pairs;
  for (std::uint32_t i = 1; i <= 4; ++i) {
    pairs.push_back({hash_of(i), 5 * i});
    pairs.push_back({hash_of(10 + i), 500 * i});
  }
  auto query = query_of({});
  query.stem_pairs = pairs;
  EXPECT_THAT(ids(query), ElementsAre("together"));
  EXPECT_EQ(search(query).candidates.at(0).shared, 0U);
  EXPECT_EQ(search(query).candidates.at(0).shared_stem_pairs, 4U);
  query.minimum_stem_pairs = 5;
  EXPECT_THAT(ids(query), IsEmpty());
}

TEST_P(StoreContract, ASourceOfOneStretchComesBeforeTheNextOfTheCommonplaces) {
  // Three documents share nine fingerprints all over the work, one shares four of its own in one stretch.
  const std::vector<std::uint64_t> common = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  for (const char* id : {"a", "b", "c"}) put(document(id, common));
  put(document("stretch", {11, 12, 13, 14}));
  put(document("other", {20}));
  const auto hashes = hashes_of({1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14});
  const std::vector<std::uint32_t> places = {0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 905, 910, 915};
  auto query = query_of(hashes);
  query.places = places;
  EXPECT_EQ(ids(query).at(0), "stretch");
}

TEST_P(StoreContract, DocumentsOfWithoutAreNoCandidates) {
  put(document("a", {1, 2, 3}));
  put(document("b", {1, 2, 3}));
  const auto hashes = hashes_of({1, 2, 3});
  auto query = query_of(hashes);
  query.filter.without = {store_->find("", "a")->document};
  EXPECT_THAT(ids(query), ElementsAre("b"));
}

TEST_P(StoreContract, TheBestComeFirstAndOnATieTheOlder) {
  put(document("one", {1}));
  put(document("three", {1, 2, 3}));
  put(document("two", {1, 2}));
  put(document("three again", {1, 2, 3}));
  put(document("far", {9}));
  EXPECT_THAT(ids(query_of(hashes_of({1, 2, 3}))), ElementsAre("three", "three again", "two"));
}

TEST_P(StoreContract, TheLimitCutsTheWorstAndCountsThem) {
  for (const char* id : {"a", "b", "c"}) put(document(id, {1, 2, 3}));
  put(document("best", {1, 2, 3, 4}));
  const auto hashes = hashes_of({1, 2, 3, 4});
  auto query = query_of(hashes);
  query.limit = 2;
  EXPECT_THAT(ids(query), ElementsAre("best", "a"));
  EXPECT_EQ(search(query).beyond_limit, 2U);
  query.limit = 4;
  EXPECT_EQ(search(query).beyond_limit, 0U);
  query.limit = 0;
  EXPECT_THAT(ids(query), IsEmpty());
  EXPECT_EQ(search(query).beyond_limit, 4U);
}

TEST_P(StoreContract, FingerprintsOverTheCapAreLeftOutAndCounted) {
  for (const char* id : {"a", "b", "c"}) put(document(id, {1, 2, 3}));
  put(document("d", {3, 4, 5}));
  const auto hashes = hashes_of({1, 2, 3, 3, 4, 5, 6});
  auto query = query_of(hashes);
  query.document_cap = 3;
  query.rare_documents = 0;
  query.minimum_shared = 2;
  const auto list = search(query);
  EXPECT_EQ(list.capped_fingerprints, 1U);
  EXPECT_THAT(ids(query), ElementsAre("d", "a", "b", "c"));
  EXPECT_EQ(list.candidates.at(0).shared, 2U);
  query.document_cap = 2;
  EXPECT_THAT(ids(query), ElementsAre("d"));
  EXPECT_EQ(search(query).capped_fingerprints, 3U);
}

TEST_P(StoreContract, TheStopSetIsLeftOutAndCounted) {
  put(document("a", {1, 2, 3, 4}));
  const StopSet stop_set{hashes_of({2, 4, 8})};
  ASSERT_TRUE(store_->set_stop_set(stop_set));
  EXPECT_EQ(store_->stats()->sequence, Sequence{1}) << "a stop set is no change of a document";
  reopen();
  EXPECT_EQ(store_->stop_set(), stop_set);
  const auto list = search(query_of(hashes_of({1, 2, 2, 3, 4, 5})));
  EXPECT_EQ(list.stop_fingerprints, 2U);
  ASSERT_EQ(list.candidates.size(), 1U);
  EXPECT_EQ(list.candidates[0].shared, 2U);
  ASSERT_TRUE(store_->set_stop_set({}));
  EXPECT_EQ(search(query_of(hashes_of({1, 2, 3, 4}))).candidates.at(0).shared, 4U);
  EXPECT_EQ(store_->set_stop_set({{2, 1}}).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(store_->set_stop_set({{1, 1}}).error().code, ErrorCode::kInvalidArgument);
}

TEST_P(StoreContract, OnlyTheUpperBitsOfAHashCount) {
  for (const std::uint32_t bits : {40U, 48U}) {
    make({.fingerprints = {}, .fingerprint_bits = bits, .normalisation = {}, .stem_pairs = {}});
    auto one = document("a", {});
    const std::uint64_t lowest = 1ULL << (64U - bits);
    one.hashes = {~0ULL, lowest};
    put(one);
    auto query = query_of({});
    const std::vector<std::uint64_t> near = {~0ULL - (lowest - 1), 2 * lowest - 1, lowest};
    const std::vector<std::uint64_t> far = {~0ULL - lowest, lowest - 1, 2 * lowest};
    query.hashes = near;
    ASSERT_EQ(search(query).candidates.size(), 1U);
    EXPECT_EQ(search(query).candidates[0].shared, 2U);
    query.hashes = far;
    EXPECT_THAT(search(query).candidates, IsEmpty());
  }
}

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

// What recomputes the hashes of the documents below: a text is its numbers.
Result<std::vector<std::uint64_t>> hashes_of_text(const ExtractedText& text) {
  std::vector<std::uint64_t> numbers;
  std::istringstream words(text.text);
  for (std::uint64_t number = 0; words >> number;) numbers.push_back(number);
  return hashes_of(numbers);
}

NewDocument readable(const std::string& id, const std::vector<std::uint64_t>& numbers) {
  auto made = document(id, numbers);
  made.text = {};
  for (const auto number : numbers) made.text.text += std::to_string(number) + " ";
  return made;
}

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

INSTANTIATE_TEST_SUITE_P(Stores, StoreContract,
                         testing::Values(memory_kind(), rocksdb_kind("RocksDb", 2'000'000),
                                         rocksdb_kind("RocksDbInManySegments", 3),
                                         rocksdb_kind("RocksDbInTheBackground", 20, true)),
                         [](const auto& kind) { return kind.param.name; });

}  // namespace
}  // namespace tamga
