// Decisions: the file, what it may be about, and what follows from them.
#include "engine/report/review/decisions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/base/json.h"
#include "engine/report/html/report_page.h"
#include "engine/report/review/after_review.h"
#include "engine/report/review/text_order.h"
#include "engine/report/review/work_cells.h"
#include "tests/engine/report/html/full_report.h"
#include "tests/support/golden.h"
#include "tests/support/json_schema.h"

namespace tamga {
namespace {

using testing::full_report;

// The first passage of source 2 is turned down, the first one of source 1 confirmed.
Decisions example(const Report& report) {
  Decisions decisions;
  decisions.report_sha256 = report_sum(report);
  decisions.conclusion = {"Кайра жазып тапшырсын.", "Осмонова", "2026-11-22"};
  decisions.passages = {
      {1, report.sources[0].passages[0].work, DecisionKind::kConfirmed, "", "Осмонова", "2026-11-22", ""},
      {2, report.sources[1].passages[0].work, DecisionKind::kNotBorrowed, "\"Ката\"\n<b>", "Осмонова", "2026-11-22",
       "Мен өзүм жаздым."}};
  return decisions;
}

TEST(Decisions, AreReadAsTheyAreWritten) {
  const auto decisions = example(full_report());
  const auto bytes = render_decisions(decisions);
  const auto read = read_decisions(bytes, "d.json");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, decisions);
  EXPECT_EQ(render_decisions(*read), bytes);
  EXPECT_TRUE(check_decisions(*read, full_report(), report_sum(full_report()), "d.json"));
}

TEST(Decisions, LookLikeThis) {
  auto decisions = example(full_report());
  decisions.report_sha256 = std::string(64, 'a');
  testing::expect_golden(render_decisions(decisions), "decisions.json");
}

TEST(Decisions, FollowTheirSchema) {
  const auto schema = parse_json(testing::read_file(TAMGA_SOURCE_DIR "/docs/decisions.schema.json"), "schema");
  ASSERT_TRUE(schema);
  const auto json = parse_json(render_decisions(example(full_report())), "decisions");
  EXPECT_EQ(testing::schema_faults(*schema, *json), std::vector<std::string>{});
}

TEST(Decisions, OfAnybodyAreReadWithCare) {
  const auto good = render_decisions(example(full_report()));
  const struct {
    std::string cut, put, message;
  } cases[] = {{"tamga-decisions", "tamga-report", "d.json: not decisions of version 1"},
               {"\"version\": 1", "\"version\": 2", "d.json: not decisions of version 1"},
               {"\"confirmed\"", "\"guilty\"", "passages[0].decision"},
               {"\"begin\": 0", "\"begin\": -1", "passages[0].work.begin"},
               {"\"who\": \"Осмонова\"", "\"who\": 7", "who"},
               {"\"conclusion\"", "\"verdict\"", "verdict"},
               {"{", "[", "d.json"}};
  for (const auto& each : cases) {
    auto bytes = good;
    ASSERT_NE(bytes.find(each.cut), std::string::npos) << each.cut;
    bytes.replace(bytes.find(each.cut), each.cut.size(), each.put);
    const auto read = read_decisions(bytes, "d.json");
    ASSERT_FALSE(read) << each.put;
    EXPECT_NE(read.error().message.find(each.message), std::string::npos) << read.error().message;
  }
  EXPECT_EQ(read_decisions(std::string(kMaxDecisionsBytes + 1, ' '), "d.json").error().code, ErrorCode::kLimitExceeded);
}

TEST(Decisions, AboutAnotherReportOrNoPassageAreRefused) {
  const auto report = full_report();
  const auto check = [&](const Decisions& decisions) {
    return check_decisions(decisions, report, report_sum(report), "d.json").has_value();
  };
  EXPECT_TRUE(check(example(report)));
  auto other = example(report);
  other.report_sha256[0] = other.report_sha256[0] == 'a' ? 'b' : 'a';
  EXPECT_FALSE(check(other));
  auto nowhere = example(report);
  nowhere.passages[0].work.end += 1;
  EXPECT_FALSE(check(nowhere));
  auto twice = example(report);
  twice.passages[1] = twice.passages[0];
  EXPECT_FALSE(check(twice));
}

TEST(AfterReview, WithoutDecisionsIsWhatWasMeasured) {
  const auto report = full_report();
  const auto review = after_review(report, {});
  EXPECT_EQ(review.shares.borrowed(), report.shares.borrowed());
  EXPECT_EQ(review.shares.original, report.shares.original);
  EXPECT_EQ(review.shares.quoted, report.shares.quoted);
  EXPECT_EQ(review.judged_passages, 0U);
  EXPECT_EQ(review.passages, 5U);
}

// What a page does when people flip switches: the cells and their passages say the same as the engine's spans.
TEST(AfterReview, CountsAsTheSpansForEveryChoiceOfExclusions) {
  auto report = full_report();
  for (std::uint32_t bits = 0; bits < (1U << kExclusionKinds); bits += 3) {
    ExclusionSet on;
    for (std::size_t kind = 0; kind < kExclusionKinds; ++kind) {
      if ((bits >> kind & 1U) != 0) on.add(static_cast<ExclusionKind>(kind));
    }
    report.settings.exclusions.asked.on = on;
    std::vector<LabelledSpan> spans;
    for (const auto& each : report.spans) spans.push_back(each.span);
    EXPECT_EQ(after_review(report, {}).shares, count_shares(spans, report.sources.size(), on).shares) << bits;
  }
}

// Words 15 to 19 of the passage that is turned down stand in another passage too, and go on counting.
TEST(AfterReview, TakesOutOnlyWordsThatNoOtherPassageHolds) {
  const auto report = full_report();
  const auto review = after_review(report, example(report));
  EXPECT_EQ(report.shares.borrowed(), 30U);
  EXPECT_EQ(review.shares.borrowed(), 20U);
  EXPECT_EQ(review.shares.copied, 20U);
  EXPECT_EQ(review.shares.original, report.shares.original + 10);
  EXPECT_EQ(review.shares.words_left(), report.shares.words_left());
  EXPECT_EQ(review.confirmed_words, 20U);
  EXPECT_EQ(review.judged_passages, 2U);
}

TEST(WorkCells, CoverAllWordsInOrderAndKnowTheirPassages) {
  const auto report = full_report();
  const auto passages = passages_in_text_order(report);
  std::uint32_t at = 0;
  for (const auto& cell : work_cells(report, passages)) {
    EXPECT_EQ(cell.words.begin, at);
    at = cell.words.end;
    EXPECT_LE(cell.place.begin, cell.place.end);
    const auto& span = report.spans[cell.span].span.words;
    EXPECT_TRUE(span.begin <= cell.words.begin && cell.words.end <= span.end);
    for (std::uint32_t number = 0; number < passages.size(); ++number) {
      const auto& words = passages[number].passage->work_words;
      const bool holds = words.begin <= cell.words.begin && cell.words.end <= words.end;
      EXPECT_EQ(std::ranges::count(cell.passages, number) == 1, holds);
    }
  }
  EXPECT_EQ(at, report.work.words);
}

TEST(ReportPage, ShowsDecisionsBesideTheMeasuredFigures) {
  const auto report = full_report();
  HtmlView view;
  view.language = UiLanguage::kEnglish;
  const auto page = render_html(report, view, example(report));
  for (const char* text : {"50.00\u00A0%", "33.33\u00A0%", "Мен өзүм жаздым.", "&quot;Ката&quot;\n&lt;b&gt;",
                           "Not borrowed", "Кайра жазып тапшырсын."}) {
    EXPECT_NE(page.find(text), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace tamga
