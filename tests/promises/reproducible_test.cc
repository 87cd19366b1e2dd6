// Promise 5: the same inputs give the same report.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "corpora/corpus.h"
#include "engine/report/report_json.h"
#include "tests/support/list_source.h"
#include "tests/support/random_text.h"
#include "tests/support/temporary_directory.h"

namespace tamga {
namespace {

using testing::kLanguages;
using testing::ListSource;
using testing::plant;
using testing::Random;
using testing::random_words;
using testing::TemporaryDirectory;

class Reproducible : public ::testing::Test {
 protected:
  Reproducible() : corpus_(Corpus::create(directory_.path() / "corpus", {}).value()) {
    std::vector<std::string> runs;
    for (int i = 0; i < 12; ++i) {
      runs.push_back(random_words(kLanguages[i % 3], 20, random_));
      add({"source-" + std::to_string(i), plant({runs.back()}, kLanguages[(i + 1) % 3], random_).text});
    }
    work_ = {"work.txt", plant(runs, "ky", random_).text};
  }

  void add(RawDocument document) {
    ListSource source({std::move(document)});
    const auto added = corpus_.add(source, {}, [](const AddOutcome& outcome) { return outcome.result.has_value(); });
    ASSERT_TRUE(added) << added.error().message;
    ASSERT_EQ(added->failed, 0U);
  }

  std::string check(const CheckSettings& settings) {
    const auto report = corpus_.check(work_, settings);
    EXPECT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->sources.size(), 12U);
    return render_json(*report);
  }

  Sequence now() { return corpus_.stats()->store.sequence; }

  Random random_{301};
  TemporaryDirectory directory_;
  Corpus corpus_;
  RawDocument work_;
};

TEST_F(Reproducible, TwiceAndWithAnyNumberOfThreads) {
  const std::string first = check({});
  EXPECT_EQ(check({}), first);
  for (const std::uint32_t threads : {2U, 7U}) {
    CheckSettings settings;
    settings.threads = threads;
    EXPECT_EQ(check(settings), first);
  }
}

TEST_F(Reproducible, OnAnOldSnapshotAfterAnUnrelatedDocumentCameAndWent) {
  CheckSettings settings;
  settings.snapshot = now();
  const std::string before = check(settings);
  add({"unrelated", random_words("ru", 200, random_)});
  EXPECT_EQ(check(settings), before);
  ASSERT_TRUE(corpus_.remove("", "unrelated"));
  EXPECT_EQ(check(settings), before);
}

TEST_F(Reproducible, AfterReopening) {
  const std::string before = check({});
  corpus_ = Corpus::create(directory_.path() / "other", {}).value();  // closes the first
  corpus_ = Corpus::open(directory_.path() / "corpus", Access::kRead).value();
  EXPECT_EQ(check({}), before);
}

TEST_F(Reproducible, AnErasedSourceIsNamedAsTheDifference) {
  CheckSettings settings;
  settings.snapshot = now();
  ASSERT_TRUE(corpus_.remove("", "source-3"));
  const auto report = corpus_.check(work_, settings);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->sources.size(), 11U);
  ASSERT_EQ(report->not_checked.size(), 1U);
  EXPECT_EQ(report->not_checked[0].reason, NotCheckedReason::kErasedSince);
  EXPECT_EQ(report->not_checked[0].count, 1U);
}

}  // namespace
}  // namespace tamga
