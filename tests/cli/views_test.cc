// The smaller views: detections for scoring, lists and sizes of a corpus, how a file was read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/corpus_view.h"
#include "cli/exit_code.h"
#include "cli/explain_view.h"
#include "cli/pan_xml.h"
#include "engine/base/json.h"
#include "tests/cli/hand_made_report.h"
#include "tests/support/golden.h"

namespace tamga {
namespace {

using testing::expect_golden;
using testing::hand_made_report;

StoredDocument stored_document() {
  StoredDocument document;
  document.put_at = Sequence{1042};
  document.record.id = "2025/117";
  document.record.title = "Билим берүү";
  document.record.institution = "KNU";
  document.record.collection = "магистрдик диссертациялар";
  document.record.author_id = "student-3";
  document.record.date = "2025-05-30";
  document.record.may_be_source = false;
  document.record.file_name = "иш.docx";
  document.record.sha256 = std::string(64, 'd');
  document.record.first_seen = "2026-09-01T08:00:00Z";
  document.record.words = 12345;
  return document;
}

CorpusStats corpus_stats() {
  CorpusStats stats;
  stats.name = "Китепкана";
  stats.settings.normalisation = {"tamga", 1};
  stats.store = {1234, 5678901, 2345678, 345, 7, 9876543, Sequence{1300}};
  stats.collections = {{"", 34, 901}, {"эсселер", 1200, 5678000}};
  return stats;
}

FileExplanation explanation() {
  FileExplanation explanation;
  explanation.file_name = "иш.txt";
  explanation.sha256 = std::string(64, 'e');
  explanation.text = {"Үй алма.\n\nHouses", {{{0, 14}, Part::kBody, 1, 0}, {{16, 22}, Part::kHeading, 2, 3}},
                      "plain text",         "PT154",
                      {"A note."},          {}};
  explanation.tokens.tokens = {{1, 2, {0, 4}, 0, Language::kKyrgyz, false},
                               {3, 4, {5, 13}, 0, Language::kKyrgyz, false},
                               {5, 6, {16, 22}, 1, Language::kEnglish, true}};
  explanation.tokens.sentences = {{{0, 14}, {0, 2}, Language::kKyrgyz}, {{16, 22}, {2, 3}, Language::kEnglish}};
  explanation.repairs = {{},
                         {{RepairKind::kLookAlike, {0, 2}, "а"}, {RepairKind::kInvisible, {2, 4}, ""}},
                         {{RepairKind::kMark, {0, 1}, ""}}};
  explanation.signs.marks = {{MarkKind::kQuotation, {0, 13}, {0, 2}, 0},
                             {MarkKind::kBibliographyEntry, {16, 22}, {2, 3}, 2}};
  explanation.signs.flags = {{FlagKind::kMixedScript, 11, 10, {{5, 13}}}};
  explanation.signs.observations = {{ObservationKind::kLetterVariants, 1, {{0, 4}}}};
  explanation.normalised_words = {"уй", "алма", "houses"};
  explanation.stems = {"уй", "алма", "hous"};
  explanation.normalisation = {"tamga", 1};
  return explanation;
}

TEST(PanXml, IsTheGoldenFile) {
  expect_golden(render_pan_xml(hand_made_report(), "suspicious-document00001.txt", "source-document00001.txt"),
                "cli/detections.xml");
}

TEST(PanXml, IsWellFormedWhateverTheNamesAre) {
  const auto xml = render_pan_xml(Report{}, "a<b>&\"c\"'\n\x1b\xff.txt", "");
  EXPECT_THAT(xml, ::testing::HasSubstr("reference=\"a&lt;b&gt;&amp;&quot;c&quot;'&#10;\uFFFD\uFFFD.txt\""));
}

TEST(ListView, IsTheGoldenFile) {
  auto plain = stored_document();
  plain.record = {};
  plain.record.id = plain.record.file_name = "a\x1b[31m.txt";
  expect_golden(list_heading() + list_line(stored_document()) + list_line(plain), "cli/list.txt");
  expect_golden(list_json(stored_document()) + "\n", "cli/list.json");
}

TEST(ListView, NeverNamesTheAuthor) {
  EXPECT_EQ(list_line(stored_document()).find("student-3"), std::string::npos);
  EXPECT_EQ(list_json(stored_document()).find("student-3"), std::string::npos);
}

TEST(StatsView, IsTheGoldenFile) {
  expect_golden(stats_text(corpus_stats()), "cli/stats.txt");
  expect_golden(stats_json(corpus_stats()), "cli/stats.json");
}

TEST(ExplainView, IsTheGoldenFile) {
  expect_golden(explain_text(explanation(), {}), "cli/explain.txt");
  expect_golden(explain_json(explanation()), "cli/explain.json");
}

TEST(ExplainView, CountsCodePoints) {
  const auto json = parse_json(explain_json(explanation()), "explanation");
  ASSERT_TRUE(json);
  EXPECT_EQ((*json)["words"][1]["begin"], 3);
  EXPECT_EQ((*json)["words"][2]["begin"], 10);
  EXPECT_EQ((*json)["words"][2]["end"], 16);
}

TEST(ExitCodes, OfCorpusErrors) {
  EXPECT_EQ(corpus_exit_code({ErrorCode::kInvalidArgument, ""}), ExitCode::kUsage);
  for (const auto code : {ErrorCode::kNotFound, ErrorCode::kPermissionDenied, ErrorCode::kUnsupported,
                          ErrorCode::kCorrupt, ErrorCode::kLimitExceeded, ErrorCode::kUnavailable}) {
    EXPECT_EQ(corpus_exit_code({code, ""}), ExitCode::kCorpusUnusable);
  }
  EXPECT_EQ(worse(ExitCode::kOverThreshold, ExitCode::kDocumentsFailed), ExitCode::kDocumentsFailed);
}

}  // namespace
}  // namespace tamga
