// Promise 1: what is always found, and what is named when it was not looked for.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "corpora/corpus.h"
#include "tests/support/list_source.h"
#include "tests/support/random_text.h"
#include "tests/support/temporary_directory.h"

namespace tamga {
namespace {

using testing::kLanguages;
using testing::ListSource;
using testing::plant;
using testing::PlantedText;
using testing::Random;
using testing::random_words;
using testing::rounds;
using testing::TemporaryDirectory;

std::string any_language(Random& random) {
  return kLanguages[random() % std::size(kLanguages)];
}

std::vector<std::string> random_runs(std::size_t count, std::size_t words, Random& random) {
  std::vector<std::string> runs;
  for (std::size_t i = 0; i < count; ++i) runs.push_back(random_words(any_language(random), words, random));
  return runs;
}

// Whether the union of `ranges` covers `run`.
bool covered(const CodePointRange& run, std::vector<CodePointRange> ranges) {
  std::ranges::sort(ranges, {}, &CodePointRange::begin);
  std::uint32_t reach = run.begin;
  for (const CodePointRange& range : ranges) {
    if (range.begin <= reach) reach = std::max(reach, range.end);
  }
  return reach >= run.end;
}

std::vector<CodePointRange> ranges_of(const Report& report, CodePointRange ReportedPassage::* side) {
  std::vector<CodePointRange> ranges;
  for (const ReportedSource& source : report.sources) {
    for (const ReportedPassage& passage : source.passages) ranges.push_back(passage.*side);
  }
  return ranges;
}

std::string corpus_document(Random& random) {
  return random_words(any_language(random), 100 + random() % 200, random);
}

// 1a, through the code path of `tamga compare`.
TEST(Guarantee, EverySharedRunOfEightWordsIsFound) {
  Random random(101);
  constexpr std::size_t kRunsAPair = 20;
  std::size_t missed = 0;
  for (std::size_t pair = 0; pair < rounds(500); ++pair) {
    const auto runs = random_runs(kRunsAPair, 8, random);
    const PlantedText work = plant(runs, any_language(random), random);
    const PlantedText source = plant(runs, any_language(random), random);
    const auto report = compare_files({"work.txt", work.text}, {"source.txt", source.text}, {});
    ASSERT_TRUE(report) << report.error().message;
    const auto found_in_work = ranges_of(*report, &ReportedPassage::work);
    const auto found_in_source = ranges_of(*report, &ReportedPassage::source);
    for (std::size_t run = 0; run < kRunsAPair; ++run) {
      const bool found = covered(work.runs[run], found_in_work) && covered(source.runs[run], found_in_source);
      if (!found && ++missed <= 5) ADD_FAILURE() << "pair " << pair << ": not found: " << runs[run];
    }
  }
  EXPECT_EQ(missed, 0U);
}

TEST(Guarantee, RunsOfFourWordsAloneNeverMakeAPassage) {
  Random random(102);
  for (std::size_t pair = 0; pair < rounds(500); ++pair) {
    // Hosts in different languages, so that nothing else is shared.
    const auto runs = random_runs(8, 4, random);
    const PlantedText work = plant(runs, "ky", random);
    const PlantedText source = plant(runs, "en", random);
    const auto report = compare_files({"work.txt", work.text}, {"source.txt", source.text}, {});
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->sources.size(), 0U) << "pair " << pair;
  }
}

class IndexedGuarantee : public ::testing::Test {
 protected:
  Corpus make_corpus(std::vector<RawDocument> documents) {
    auto corpus = Corpus::create(directory_.path() / "corpus", {});
    EXPECT_TRUE(corpus) << corpus.error().message;
    ListSource source(std::move(documents));
    const auto added = corpus->add(source, {}, [](const AddOutcome& outcome) {
      EXPECT_TRUE(outcome.result) << outcome.result.error().message;
      return true;
    });
    EXPECT_TRUE(added) << added.error().message;
    return *std::move(corpus);
  }

  TemporaryDirectory directory_;
};

std::set<std::string> ids_of(const Report& report) {
  std::set<std::string> ids;
  for (const ReportedSource& source : report.sources) ids.insert(source.id);
  return ids;
}

// 1b: each of ten runs of a work comes from a source of its own.
TEST_F(IndexedGuarantee, EverySourceOfASharedRunOfSixteenWordsIsACandidate) {
  Random random(103);
  constexpr std::size_t kRunsAWork = 10;
  const std::size_t works = rounds(200);
  std::vector<RawDocument> documents;
  for (std::size_t i = 0; i < rounds(5'000); ++i) {
    documents.push_back({"distractor-" + std::to_string(i), corpus_document(random)});
  }
  std::vector<std::vector<std::string>> runs;
  for (std::size_t work = 0; work < works; ++work) {
    runs.push_back(random_runs(kRunsAWork, 16, random));
    for (std::size_t run = 0; run < kRunsAWork; ++run) {
      documents.push_back({"source-" + std::to_string(work) + "-" + std::to_string(run),
                           plant({runs[work][run]}, any_language(random), random).text});
    }
  }
  std::ranges::shuffle(documents, random);
  const Corpus corpus = make_corpus(std::move(documents));

  for (std::size_t work = 0; work < works; ++work) {
    const auto report = corpus.check(RawDocument{"work.txt", plant(runs[work], any_language(random), random).text}, {});
    ASSERT_TRUE(report) << report.error().message;
    const auto found = ids_of(*report);
    for (std::size_t run = 0; run < kRunsAWork; ++run) {
      const std::string id = "source-" + std::to_string(work) + "-" + std::to_string(run);
      EXPECT_TRUE(found.contains(id)) << id << ": " << runs[work][run];
    }
  }
}

const NotChecked* not_checked(const Report& report, NotCheckedReason reason) {
  const auto found = std::ranges::find(report.not_checked, reason, &NotChecked::reason);
  return found == report.not_checked.end() ? nullptr : &*found;
}

// 1c.
TEST_F(IndexedGuarantee, ABudgetAndACapAreNamedInTheReport) {
  Random random(104);
  const std::string shared = random_words("ky", 40, random);
  std::vector<RawDocument> documents;
  for (int i = 0; i < 6; ++i) {
    documents.push_back({"copy-" + std::to_string(i), corpus_document(random) + ". " + shared});
  }
  const Corpus corpus = make_corpus(std::move(documents));
  const RawDocument work{"work.txt", shared};

  CheckSettings settings;
  settings.candidate_budget = 2;
  auto report = corpus.check(work, settings);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->sources.size(), 2U);
  ASSERT_NE(not_checked(*report, NotCheckedReason::kCandidateBudget), nullptr);
  EXPECT_EQ(not_checked(*report, NotCheckedReason::kCandidateBudget)->count, 4U);

  settings = {};
  settings.document_cap = 5;
  report = corpus.check(work, settings);
  ASSERT_TRUE(report) << report.error().message;
  ASSERT_NE(not_checked(*report, NotCheckedReason::kCommonFingerprints), nullptr);
  EXPECT_GT(not_checked(*report, NotCheckedReason::kCommonFingerprints)->count, 0U);

  report = corpus.check(work, {});
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->sources.size(), 6U);
  EXPECT_EQ(not_checked(*report, NotCheckedReason::kCandidateBudget), nullptr);
  EXPECT_EQ(not_checked(*report, NotCheckedReason::kCommonFingerprints), nullptr);
}

}  // namespace
}  // namespace tamga
