// The contract of the stores: which documents are candidates, and in which order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/engine/index/store_contract.h"

namespace tamga {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(StoreContract, ASharedCollectionIsSeenByThoseItIsOpenTo) {
  put(document("own", {1, 2, 3}, "KNU", "theses"));
  put(document("law", {1, 2, 3}, shared_institution("laws"), "laws"));
  put(document("form", {1, 2, 3}, shared_institution("forms"), "forms"));
  put(document("foreign", {1, 2, 3}, "AUCA", "laws"));
  const auto seen = [&](const std::vector<std::string>& shared, const std::vector<std::string>& collections) {
    auto filter = within("KNU", collections);
    filter.shared = shared;
    const auto list = search(query_of(hashes_of({1, 2, 3}), filter));
    EXPECT_EQ(list.documents_searched, list.candidates.size());
    return ids(query_of(hashes_of({1, 2, 3}), filter));
  };
  EXPECT_THAT(seen({}, {}), ElementsAre("own"));
  EXPECT_THAT(seen({"laws"}, {}), ElementsAre("own", "law"));
  EXPECT_THAT(seen({"laws"}, {"laws"}), ElementsAre("law"));
  EXPECT_THAT(seen({"forms", "laws", "none"}, {}), ElementsAre("own", "law", "form"));
  EXPECT_THAT(seen({}, {"laws"}), IsEmpty());
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

}  // namespace
}  // namespace tamga
