// One pair, without an index.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/engine/check/check_fixture.h"

namespace tamga {
namespace {

using namespace testing;  // NOLINT(google-build-using-namespace): the words of the fixture
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Report must_compare(const Work& work, const Work& source, const CheckSettings& settings = {}) {
  auto report = compare(work, source, WordTokenizer(), settings);
  if (!report) {
    ADD_FAILURE() << report.error().message;
    return {};
  }
  return std::move(*report);
}

// Promise 1a: eight words are enough, though an index would ask for more.
TEST(Compare, FindsARunOfEightWords) {
  const auto source = work_of(words("ага", 40) + " " + words("уч", 8) + " " + words("ини", 40), "source.txt");
  const auto report = must_compare(work_of(words("тоо", 50) + " " + words("уч", 8) + " " + words("көл", 50)), source);
  ASSERT_THAT(source_ids(report), ElementsAre("source.txt"));
  EXPECT_EQ(report.sources[0].passages.at(0).work_words, (TokenRange{50, 58}));
  EXPECT_EQ(report.sources[0].passages.at(0).source_words, (TokenRange{40, 48}));
  EXPECT_EQ(report.sources[0].share, (SourceShare{8, 8}));
  EXPECT_EQ(report.sources[0].words, 88U);
  EXPECT_EQ(faults_of(report), std::vector<std::string>{});
}

TEST(Compare, RunsOfFourWordsAloneAreNoPassage) {
  const auto report = must_compare(work_of(words("тоо", 20) + " " + words("уч", 4) + " " + words("көл", 20)),
                                   work_of(words("ага", 20) + " " + words("уч", 4)));
  EXPECT_THAT(report.sources, IsEmpty());
  EXPECT_EQ(report.shares.original, 44U);
}

TEST(Compare, HasTheShapeOfAReportWithoutACorpus) {
  const auto report = must_compare(work_of(words("уч", 20)), work_of(words("уч", 20), "b.txt"));
  EXPECT_EQ(report.snapshot.corpus, "");
  EXPECT_EQ(report.snapshot.stop_set, "");
  EXPECT_EQ(to_number(report.snapshot.sequence), 0U);
  EXPECT_EQ(report.snapshot.documents_searched, 1U);
  EXPECT_EQ(report.settings.candidate_budget, 0U);
  EXPECT_EQ(report.settings.fingerprints.guaranteed_run(), 8U);
  EXPECT_EQ(report.sources[0].first_seen, "");
  EXPECT_EQ(faults_of(report), std::vector<std::string>{});
}

TEST(Compare, NamesAuthorsInTheEnvelopeAlone) {
  auto work = work_of(words("уч", 20), "a.txt");
  auto source = work_of(words("уч", 20), "b.txt");
  const auto unnamed = must_compare(work, source);
  work.author = "first";
  source.author = "second";
  const auto named = must_compare(work, source);
  EXPECT_EQ(body_of(named), body_of(unnamed));
  EXPECT_THAT(unnamed.envelope.source_authors, IsEmpty());
  ASSERT_EQ(named.envelope.source_authors.size(), 1U);
  EXPECT_EQ(named.envelope.source_authors[0].author, "second");
}

TEST(Compare, EmptyTextsShareNothing) {
  for (const auto& [work, source] : {std::pair{"", ""}, {"", "one two"}, {"one two", ""}}) {
    const auto report = must_compare(work_of(work), work_of(source));
    EXPECT_THAT(report.sources, IsEmpty());
    EXPECT_EQ(report.not_checked.size(), 1U);
    EXPECT_EQ(faults_of(report), std::vector<std::string>{});
  }
}

TEST(Compare, ATextThatCannotBeReadIsAnErrorNamingItsFile) {
  const auto bad_work = compare(work_of("\xff", "a.txt"), work_of("b", "b.txt"), WordTokenizer(), {});
  ASSERT_FALSE(bad_work.has_value());
  EXPECT_THAT(bad_work.error().message, HasSubstr("a.txt: "));
  const auto bad_source = compare(work_of("a", "a.txt"), work_of("\xff", "b.txt"), WordTokenizer(), {});
  ASSERT_FALSE(bad_source.has_value());
  EXPECT_THAT(bad_source.error().message, HasSubstr("b.txt: "));
}

}  // namespace
}  // namespace tamga
