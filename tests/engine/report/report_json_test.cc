#include "engine/report/report_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "engine/text/utf8.h"
#include "tests/engine/report/example_report.h"
#include "tests/support/golden.h"
#include "tests/support/json_schema.h"

namespace tamga {
namespace {

using testing::example_report;
using testing::read_file;
using testing::schema_faults;

const std::string kRoot = TAMGA_SOURCE_DIR "/";

const Json& schema() {
  static const Json parsed = Json::parse(read_file(kRoot + "docs/report.schema.json"));
  return parsed;
}

void expect_valid(const std::string& json) {
  const auto parsed = parse_json(json, "report");
  ASSERT_TRUE(parsed.has_value()) << parsed.error().message;
  EXPECT_EQ(schema_faults(schema(), *parsed), std::vector<std::string>{});
}

TEST(ReportJson, IsTheGoldenFile) {
  testing::expect_golden(render_json(example_report()), "report.json");
}

TEST(ReportJson, GoldenFileFollowsTheSchema) {
  expect_valid(read_file(kRoot + "tests/golden/report.json"));
}

TEST(ReportJson, EmptyReportFollowsTheSchema) {
  Report report;
  report.version = "0.1.0";
  report.work.sha256 = std::string(64, '0');
  expect_valid(render_json(report));
  EXPECT_EQ(to_json(report)["body"]["shares"]["percent_of_all"]["borrowed"], 0);
}

TEST(ReportJson, SchemaKnowsThisVersion) {
  EXPECT_EQ(schema()["properties"]["version"]["const"], kReportFormatVersion);
  EXPECT_EQ(schema()["$defs"]["body"]["properties"]["notice"]["const"], kSamenessSentence);
}

TEST(ReportJson, EveryCodeAndNameIsInTheSchema) {
  Report report = example_report();
  for (int i = 0; i <= static_cast<int>(NotCheckedReason::kNamedSourceUnknown); ++i) {
    report.not_checked.push_back({static_cast<NotCheckedReason>(i), 1, "Something."});
  }
  auto& passages = report.sources[0].passages;
  for (int i = 0; i <= static_cast<int>(Part::kTextBox); ++i) {
    passages.push_back(passages[0]);
    passages.back().source_place.part = static_cast<Part>(i);
  }
  for (const auto passage_class : {PassageClass::kCopied, PassageClass::kReworded, PassageClass::kSummarised}) {
    passages.push_back(passages[0]);
    passages.back().passage_class = passage_class;
  }
  for (const auto language : {Language::kOther, Language::kKyrgyz, Language::kRussian, Language::kEnglish}) {
    report.work.languages.push_back({language, 1});
  }
  for (int i = 0; i <= static_cast<int>(kLastFlagKind); ++i) {
    report.flags.push_back({static_cast<FlagKind>(i), 10, 10, {{0, 2}}});
  }
  for (int i = 0; i <= static_cast<int>(kLastObservationKind); ++i) {
    report.observations.push_back({static_cast<ObservationKind>(i), 1, {{0, 2}}});
  }
  expect_valid(render_json(report));
}

TEST(ReportJson, PerCentsAreOfAllWordsAndOfTheWordsLeft) {
  const auto shares = to_json(example_report())["body"]["shares"];
  EXPECT_EQ(shares["words"]["left"], 7);
  EXPECT_EQ(shares["percent_of_all"]["reworded"], 33.33);
  EXPECT_EQ(shares["percent_of_all"]["quoted"], 22.22);
  EXPECT_EQ(shares["percent_of_left"]["reworded"], 42.86);
  EXPECT_EQ(shares["percent_of_left"]["original"], 57.14);
}

TEST(ReportJson, TwinsInARowAreOneRun) {
  const auto same = to_json(example_report())["body"]["sources"][0]["passages"][0]["same"];
  ASSERT_EQ(same.size(), 2U);
  EXPECT_EQ(dump_json_line(same[0]),
            R"({"kind":"word","moved":false,"words":2,"work":{"begin":0,"end":9},"source":{"begin":5,"end":14}})");
  EXPECT_EQ(same[1]["kind"], "stem");
}

TEST(ReportJson, TwinsThatASingleWordKeepsApartAreTwoRuns) {
  Report report = example_report();
  auto& twins = report.sources[0].passages[0].twins;
  twins[1].source_word = 7;  // a word stands between them in the source
  twins.pop_back();
  EXPECT_EQ(to_json(report)["body"]["sources"][0]["passages"][0]["same"].size(), 2U);
}

TEST(ReportJson, OnlyTheEnvelopeNamesPeople) {
  Report other = example_report();
  other.envelope = {"someone else", {}};
  const auto a = to_json(example_report());
  const auto b = to_json(other);
  EXPECT_EQ(dump_json(a["body"]), dump_json(b["body"]));
  EXPECT_NE(dump_json(a["envelope"]), dump_json(b["envelope"]));
  EXPECT_EQ(dump_json(a["body"]).find("student-"), std::string::npos);
}

class HostileString : public ::testing::TestWithParam<std::string> {};

TEST_P(HostileString, StaysAStringAnywhere) {
  Report report = example_report();
  const auto& hostile = GetParam();
  report.work.file_name = report.work.format = report.work.encoding = report.work.text = hostile;
  report.work.notes = {hostile, hostile};
  report.snapshot.corpus = report.settings.institution = report.settings.normalisation.name = hostile;
  report.settings.collections = {hostile};
  auto& source = report.sources[0];
  source.id = source.title = source.collection = source.file_name = source.date = hostile;
  auto& passage = source.passages[0];
  passage.source_before = passage.source_text = passage.source_after = hostile;
  report.not_checked[0].detail = "The source \"" + hostile + "\" could not be read.";
  report.envelope = {hostile, {{hostile, hostile}}};
  const auto json = render_json(report);
  EXPECT_EQ(first_invalid_utf8(json), std::nullopt);
  EXPECT_EQ(json.find_first_of(std::string("\0\r\t\x1b", 4)), std::string::npos) << "raw control characters";
  expect_valid(json);
}

TEST_P(HostileString, ComesBackUnchangedUnlessItsBytesAreNoText) {
  Report report = example_report();
  report.sources[0].title = GetParam();
  const auto parsed = parse_json(render_json(report), "report");
  ASSERT_TRUE(parsed.has_value());
  const auto title = (*parsed)["body"]["sources"][0]["title"].get<std::string>();
  if (first_invalid_utf8(GetParam())) {
    EXPECT_THAT(title, ::testing::HasSubstr("\uFFFD cut "));
  } else {
    EXPECT_EQ(title, GetParam());
  }
}

INSTANTIATE_TEST_SUITE_P(Strings, HostileString,
                         ::testing::Values(std::string(), std::string("\0\x01\x1b[31m\r\n\t\x7f", 11),
                                           std::string("\xff\xfe\xc0\x80\xed\xa0\x80 cut \xd0"),
                                           std::string(10'240, 'n'), std::string("\"},\"body\":{\\u0000</script><!--"),
                                           std::string("\u202e\u200b\ufeff\U0001F40E\u2028")));

}  // namespace
}  // namespace tamga
