// Tricks and misunderstandings, each as it happens.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "corpora/extract/extract.h"
#include "engine/base/hash.h"
#include "engine/check.h"
#include "tests/engine/check/check_fixture.h"
#include "tests/fair_shares/cases.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

const std::string kPage =
    "Reading at home has a special place in primary school, because it is at home that a child gets used to reading "
    "for "
    "pleasure and learns to sit still with a book for half an hour in the evening before the lamp is put out.";

// A work as HTML against a corpus that holds kPage.
Report check_page(const std::string& html) {
  const auto tokenizer = make_standard_tokenizer();
  const Work work{"work.html", sha256_hex(html), {}, extract(html, "work.html").value()};
  const Work source{"source.txt", sha256_hex(kPage), {}, extract(kPage, "source.txt").value()};
  return compare(work, source, *tokenizer, {}).value();
}

TEST(FairStories, HiddenQuotationMarksAroundACopiedPageDoNotExcludeIt) {
  const std::string filler = "<p>" + testing::filler() + "</p>";
  const auto hidden = check_page("<p><span style=\"display:none\">“</span>" + kPage +
                                 "<span style=\"display:none\">”</span> [1, p. 5].</p>" + filler);
  EXPECT_GE(hidden.shares.borrowed(), 38U);
  EXPECT_EQ(hidden.shares.quoted, 0U);
  const auto seen = check_page("<p>“" + kPage + "” [1, p. 5].</p>" + filler);
  EXPECT_EQ(seen.shares.borrowed(), 0U);
  EXPECT_GE(seen.shares.quoted, 38U);
}

TEST(FairStories, AChapterCalledLiteratureKeepsCounting) {
  const std::string chapter =
      "Бул бөлүмдө үйдөн окуу жөнүндө изилдөөчүлөрдүн көз карашы акыркы жыйырма жылда кандай өзгөргөнүн карайбыз. "
      "Алгачкы эмгектер негизинен китеп тандоого арналган, кийин гана көңүл окуунун өзүнө бурулган. Асановдун китеби "
      "2005-жылы Бишкекте чыгып, мугалимдердин арасында көпкө созулган талаш жараткан.";
  testing::FairCase one;
  one.text = "Киришүү\n\nПайдаланылган адабияттар\n\n" + chapter + "\n";
  const auto begin = static_cast<std::uint32_t>(one.text.find("Бул"));
  const auto report = testing::check_case(one);
  EXPECT_EQ(testing::borrowed_share(report, {begin, static_cast<std::uint32_t>(one.text.size() - 1)}), 1.0);
}

TEST(FairStories, AWorkOfATemplateAndALawBorrowsNothingAndTheReportSaysWhy) {
  testing::FairCase one;
  one.given =
      "Практическая работа. Выпишите статью закона и объясните её своими словами. Укажите, какие права названы в "
      "ней.\n";
  one.law =
      "Каждый гражданин имеет право на получение бесплатного основного общего образования в государственных школах "
      "независимо от пола, национальности, языка, имущественного положения и места жительства.\n";
  one.text = one.given + one.law;
  const auto report = testing::check_case(one);
  EXPECT_EQ(report.shares.borrowed(), 0U);
  EXPECT_EQ(report.shares.quoted + report.shares.own_earlier, 0U);
  EXPECT_GE(report.shares.set_aside_as.templates, 15U);
  EXPECT_GE(report.shares.set_aside_as.laws, 20U);
  const auto says = [&](ExclusionKind kind, std::string_view part) {
    return std::ranges::any_of(report.exclusions, [&](const ReportedExclusion& entry) {
      return entry.kind == kind && entry.state == ExclusionState::kApplied &&
             entry.detail.find(part) != std::string::npos;
    });
  };
  EXPECT_TRUE(says(ExclusionKind::kTemplate, "task.txt"));
  EXPECT_TRUE(says(ExclusionKind::kLaw, "\"laws\""));
}

TEST(FairStories, AQuotationWithoutSourceCountsAndSaysSo) {
  const auto report = check_page("<p>It is said: “" + kPage + "” So it is.</p>");
  EXPECT_GE(report.shares.borrowed(), 38U);
  EXPECT_TRUE(std::ranges::any_of(report.spans, [](const ReportedSpan& span) {
    return span.span.label == SpanLabel::kQuotationWithoutSource && span.verdict.credited;
  }));
  ASSERT_FALSE(report.exclusions.empty());
  EXPECT_EQ(report.exclusions[0].state, ExclusionState::kWithoutSource);
}

// Fifteen words share one fingerprint for certain, not three; with copies enough, none of them is rare.
TEST(FairStories, AShortWorkWithManyCopiesIsFound) {
  for (const std::uint32_t length : {5U, 6U, 7U, 8U, 10U, 12U, 15U}) {
    const std::string text = testing::words("sh", length);
    std::vector<NewDocument> copies;
    for (int i = 0; i < 6; ++i) copies.push_back(testing::document_of("copy " + std::to_string(i), text));
    const auto report = testing::must_check(testing::work_of(text), *testing::make_store(copies));
    EXPECT_EQ(report.shares.borrowed(), length) << length << " words";
  }
}

TEST(FairStories, ASmallMatchIsListedAndCountsAsOriginal) {
  const auto store = testing::make_store({testing::document_of("source", testing::words("sm", 30))});
  CheckSettings settings;
  settings.min_words = 40;
  const auto report = testing::must_check(testing::work_of(testing::words("sm", 30) + " " + testing::words("own", 60)),
                                          *store, settings);
  EXPECT_EQ(report.shares.borrowed(), 0U);
  ASSERT_EQ(report.exclusions.size(), 1U);
  EXPECT_EQ(report.exclusions[0].kind, ExclusionKind::kSmallMatch);
  EXPECT_EQ(report.exclusions[0].words, (TokenRange{0, 30}));
  EXPECT_EQ(report.exclusions[0].detail, "A passage of fewer than 40 words, shared with \"source\".");
}

}  // namespace
}  // namespace tamga
