// Promise 1c: what a check leaves out is counted and named.
#include "engine/left_out.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/engine/check/check_fixture.h"

namespace tamga {
namespace {

using namespace testing;  // NOLINT(google-build-using-namespace): the words of the fixture
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<NewDocument> copies(const std::string& text, std::uint32_t count) {
  std::vector<NewDocument> documents;
  for (std::uint32_t i = 0; i < count; ++i) documents.push_back(document_of("copy" + std::to_string(i), text));
  return documents;
}

TEST(LeftOutOfACheck, CandidatesBeyondTheBudget) {
  const auto store = make_store(copies(words("уч", 60), 5));
  CheckSettings settings;
  settings.candidate_budget = 1;
  const auto report = must_check(work_of(words("уч", 60)), *store, settings);
  EXPECT_EQ(report.sources.size(), 1U);
  EXPECT_EQ(left_out(report, NotCheckedReason::kCandidateBudget), 4U);
}

TEST(LeftOutOfACheck, FingerprintsOverTheDocumentCap) {
  const auto text = words("уч", 60);
  const auto store = make_store(copies(text, 5));
  CheckSettings settings;
  settings.document_cap = 4;
  const auto report = must_check(work_of(text), *store, settings);
  auto hashes = document_of("", text).hashes;
  std::ranges::sort(hashes);
  const auto repeats = std::ranges::unique(hashes);
  hashes.erase(repeats.begin(), repeats.end());
  EXPECT_THAT(report.sources, IsEmpty());
  EXPECT_EQ(left_out(report, NotCheckedReason::kCommonFingerprints), hashes.size());
}

TEST(LeftOutOfACheck, FingerprintsOfTheStopSet) {
  const auto text = words("уч", 60);
  const auto store = make_store({document_of("s", text)});
  auto hashes = document_of("", text).hashes;
  std::ranges::sort(hashes);
  ASSERT_TRUE(store->set_stop_set({{hashes[0], hashes[1]}}).has_value());
  const auto report = must_check(work_of(text), *store);
  EXPECT_EQ(report.sources.size(), 1U);
  EXPECT_EQ(left_out(report, NotCheckedReason::kStopSet), 2U);
  EXPECT_EQ(report.snapshot.stop_set, stop_set_name({{hashes[0], hashes[1]}}));
}

TEST(LeftOutOfACheck, SourcesCutFromTheListStillCountInTheShares) {
  const auto text = words("уч", 40) + " " + words("эки", 30) + " " + words("бир", 20);
  const auto store = make_store({document_of("s20", words("бир", 20)), document_of("s40", words("уч", 40)),
                                 document_of("s30", words("эки", 30))});
  CheckSettings settings;
  settings.top = 1;
  const auto report = must_check(work_of(text), *store, settings);
  EXPECT_THAT(source_ids(report), ElementsAre("s40"));
  EXPECT_EQ(left_out(report, NotCheckedReason::kSourcesCut), 2U);
  EXPECT_EQ(report.shares.borrowed(), 90U);
  EXPECT_EQ(report.envelope.source_authors.size(), 1U);
  EXPECT_EQ(faults_of(report), std::vector<std::string>{});
}

TEST(LeftOutOfACheck, AnEmptyTextIsTooShortAndStillAReport) {
  const auto report = must_check(work_of(""), *make_store({document_of("s", words("уч", 60))}));
  ASSERT_EQ(report.not_checked.size(), 1U);
  EXPECT_EQ(report.not_checked[0].reason, NotCheckedReason::kTooShort);
  EXPECT_EQ(report.not_checked[0].count, 0U);
  EXPECT_EQ(report.shares, Shares{});
  EXPECT_EQ(faults_of(report), std::vector<std::string>{});
}

TEST(LeftOutOfACheck, AShortTextIsCheckedAsFarAsItGoes) {
  const auto store = make_store({document_of("s", words("уч", 60))});
  CheckSettings settings;
  settings.min_words = 5;
  const auto report = must_check(work_of(words("уч", 7)), *store, settings);
  EXPECT_EQ(left_out(report, NotCheckedReason::kTooShort), 7U);
  const auto enough = must_check(work_of(words("уч", 8)), *store, settings);
  EXPECT_EQ(left_out(enough, NotCheckedReason::kTooShort), 0U);
  EXPECT_EQ(enough.shares.copied, 8U);
}

// Every other call goes to the store behind it.
class IndexWithBadTexts final : public FingerprintIndex {
 public:
  IndexWithBadTexts(std::unique_ptr<FingerprintStore> store, ErrorCode code) : store_(std::move(store)), code_(code) {}
  const IndexSettings& settings() const override { return store_->settings(); }
  Result<CandidateList> candidates(const CandidateQuery& query) const override { return store_->candidates(query); }
  Result<StoredDocument> find(std::string_view institution, std::string_view id) const override {
    return store_->find(institution, id);
  }
  Result<StoredDocument> record(DocumentId document) const override { return store_->record(document); }
  Result<ExtractedText> text(DocumentId document) const override {
    if (document == DocumentId{1}) return fail(code_, "a text that cannot be read");
    return store_->text(document);
  }
  Status for_each(const std::function<bool(const StoredDocument&)>& visit) const override {
    return store_->for_each(visit);
  }
  StopSet stop_set() const override { return store_->stop_set(); }
  Result<StoreStats> stats() const override { return store_->stats(); }

 private:
  std::unique_ptr<FingerprintStore> store_;
  ErrorCode code_;
};

TEST(LeftOutOfACheck, ADamagedTextIsNamedAndTheOthersAreChecked) {
  const IndexWithBadTexts store(make_store(copies(words("уч", 60), 2)), ErrorCode::kCorrupt);
  const auto report = must_check(work_of(words("уч", 60)), store);
  EXPECT_THAT(source_ids(report), ElementsAre("copy1"));
  ASSERT_EQ(report.not_checked.size(), 1U);
  EXPECT_EQ(report.not_checked[0].reason, NotCheckedReason::kSourceUnreadable);
  EXPECT_EQ(report.not_checked[0].detail, "The document \"copy0\" was not compared: its stored text cannot be read.");
}

TEST(LeftOutOfACheck, ADocumentErasedDuringTheCheckIsCounted) {
  const IndexWithBadTexts store(make_store(copies(words("уч", 60), 2)), ErrorCode::kNotFound);
  const auto report = must_check(work_of(words("уч", 60)), store);
  EXPECT_THAT(source_ids(report), ElementsAre("copy1"));
  EXPECT_EQ(left_out(report, NotCheckedReason::kErasedSince), 1U);
}

TEST(LeftOut, EachIsOneSentenceInTheOrderOfTheReasons) {
  ReportedSettings settings;
  settings.candidate_budget = 1;
  settings.document_cap = 1000;
  settings.top = 2;
  LeftOut all{.beyond_budget = 1,
              .common_fingerprints = 2,
              .stop_fingerprints = 1,
              .erased_since = 3,
              .repeated_seeds = 4,
              .unreadable = {"a", "b"},
              .sources_cut = 5};
  std::vector<std::string> sentences;
  for (const auto& entry : not_checked(all, 5, settings)) sentences.push_back(entry.detail);
  EXPECT_THAT(
      sentences,
      ElementsAre("1 more document sharing text with the work was not compared: the budget is 1 document a check.",
                  "2 fingerprints of the work were not used to find sources: more than 1000 documents have them.",
                  "1 fingerprint of the work was not used to find sources: the stop set of common text holds it.",
                  "3 documents of the snapshot were not searched, having been erased or replaced since.",
                  "4 possible beginnings of a match were not followed, the words repeating too often; unchanged runs "
                  "of 8 words are "
                  "found all the same.",
                  "The document \"a\" was not compared: its stored text cannot be read.",
                  "The document \"b\" was not compared: its stored text cannot be read.",
                  "The work has 5 words; only from 8 words on is an unchanged run certain to be found. It was "
                  "looked for as a whole, word for word.",
                  "5 more sources were found and counted in the shares, but only the 2 asked for are listed."));
  EXPECT_THAT(not_checked({}, 8, settings), IsEmpty());
}

}  // namespace
}  // namespace tamga
