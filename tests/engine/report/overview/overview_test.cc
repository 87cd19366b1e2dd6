// The overview of a class: who shares text with whom, the table, the page.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/report/overview/class_overview.h"
#include "engine/report/overview/overview_csv.h"
#include "engine/report/overview/overview_page.h"
#include "engine/text/utf8.h"
#include "tests/engine/report/html/full_report.h"
#include "tests/engine/report/html/page_text.h"
#include "tests/support/golden.h"

namespace tamga {
namespace {

using testing::count_of;

// A work named by a letter, that takes words [begin, end) of a source.
struct Taken {
  std::string source;  // its bytes
  std::uint32_t begin, end;
};

Report work(const std::string& name, const std::vector<Taken>& taken) {
  Report report;
  report.version = "0.1.0";
  report.work.file_name = name + ".docx";
  report.work.sha256 = name;
  report.work.words = report.shares.words = 100;
  report.shares.original = 100;
  report.snapshot = {"samples", Sequence{7}, "", 3};
  report.envelope.work_author = "student-" + name;
  for (const auto& each : taken) {
    ReportedSource source;
    source.id = source.sha256 = each.source;
    source.title = "Title " + each.source;
    source.share.in_text = each.end - each.begin;
    source.passages.resize(1);
    source.passages[0].source_words = {each.begin, each.end};
    report.shares.copied += each.end - each.begin;
    report.shares.original -= each.end - each.begin;
    report.sources.push_back(std::move(source));
  }
  return report;
}

std::string ties_of(const std::vector<Report>& reports) {
  std::string text;
  for (const auto& tie : class_overview(reports, {}, false).ties) {
    text += std::to_string(tie.first) + (tie.direct ? "=" : "~") + std::to_string(tie.second) + ":" +
            std::to_string(tie.words) + " ";
  }
  return text;
}

TEST(Overview, TiesWorksThatShareText) {
  const struct {
    const char* name;
    std::vector<Report> reports;
    std::string ties;
  } cases[] = {
      {"nothing in common", {work("a", {{"x", 0, 20}}), work("b", {{"y", 0, 20}})}, ""},
      {"one is a source of the other", {work("a", {}), work("b", {{"a", 0, 30}})}, "0=1:30 "},
      {"both name each other: once", {work("a", {{"b", 0, 25}}), work("b", {{"a", 0, 30}})}, "0=1:30 "},
      {"the same part of one source", {work("a", {{"x", 0, 20}}), work("b", {{"x", 10, 40}})}, "0~1:10 "},
      {"different parts of one source", {work("a", {{"x", 0, 20}}), work("b", {{"x", 20, 40}})}, ""},
      {"too little", {work("a", {{"x", 0, 20}}), work("b", {{"x", 13, 40}})}, ""},
      {"a work is not its own source", {work("a", {{"a", 0, 90}})}, ""},
      {"the stronger tie of a pair", {work("a", {{"x", 0, 50}}), work("b", {{"a", 0, 20}, {"x", 0, 50}})}, "0~1:50 "},
  };
  for (const auto& each : cases) EXPECT_EQ(ties_of(each.reports), each.ties) << each.name;
}

TEST(Overview, GroupsAreWhatTiesConnect) {
  const auto overview = class_overview(std::vector{work("a", {}), work("b", {{"a", 0, 9}}), work("c", {}),
                                                   work("d", {{"b", 0, 9}}), work("e", {{"c", 0, 9}})},
                                       {}, false);
  EXPECT_EQ(overview.groups, (std::vector<std::vector<std::size_t>>{{0, 1, 3}, {2, 4}}));
  EXPECT_EQ(overview.rows[3].group, 1U);
  EXPECT_EQ(overview.rows[4].group, 2U);
}

TEST(Overview, IdsStandInThePlaceOfNames) {
  auto reports = std::vector{work("a", {{"x", 0, 20}}), work("b", {{"x", 0, 20}})};
  reports[1].envelope.work_author.clear();
  const std::vector<std::string> links = {"a.html", "b.html"};
  const auto overview = class_overview(reports, links, true);
  for (const auto& text : {render_csv(overview), render_overview(overview, UiLanguage::kEnglish)}) {
    EXPECT_EQ(count_of(text, ".docx"), 0U);
    EXPECT_EQ(count_of(text, ".html"), 0U);
    EXPECT_GE(count_of(text, "student-a"), 1U);
  }
  const auto named = render_overview(class_overview(reports, links, false), UiLanguage::kEnglish);
  EXPECT_GE(count_of(named, "href=\"b.html\""), 1U);
}

TEST(OverviewCsv, LooksLikeThis) {
  auto reports = std::vector{work("a", {{"x", 0, 20}}), work("b", {{"x", 0, 33}}), testing::full_report()};
  reports[0].work.file_name = "=HYPERLINK(\"http://x\");a, \"b\"\n.docx";
  auto overview = class_overview(reports, {}, false);
  for (auto& row : overview.rows) row.report_sha256 = "sum";
  testing::expect_golden(render_csv(overview), "overview.csv");
}

TEST(OverviewPage, LooksLikeThis) {
  const auto reports =
      std::vector{work("a", {{"x", 0, 20}}), work("b", {{"x", 0, 33}}), work("c", {{"a", 0, 90}}), work("d", {})};
  const std::vector<std::string> links = {"a.html", "b.html", "c.html", "d.html"};
  const auto page = render_overview(class_overview(reports, links, false), UiLanguage::kKyrgyz);
  testing::expect_golden(testing::page_skeleton(page), "html/overview-ky.html");
}

TEST(OverviewPage, HostileTextIsShownAsText) {
  const std::vector reports = {testing::hostile_report(), testing::hostile_report()};
  const std::vector<std::string> links = {testing::kHostile, testing::kHostile};
  const auto page = render_overview(class_overview(reports, links, false), UiLanguage::kEnglish);
  EXPECT_FALSE(first_invalid_utf8(page));
  EXPECT_EQ(count_of(page, "<script>alert") + count_of(page, "<img") + count_of(page, "\u202E"), 0U);
  EXPECT_FALSE(first_invalid_utf8(render_csv(class_overview(reports, links, false))));
}

TEST(Overview, OfNothingAndOfOne) {
  EXPECT_FALSE(render_overview(class_overview({}, {}, false), UiLanguage::kRussian).empty());
  EXPECT_FALSE(render_overview(class_overview(std::vector{work("a", {})}, {}, false), UiLanguage::kRussian).empty());
}

}  // namespace
}  // namespace tamga
