#include "cli/terminal_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "cli/layout.h"
#include "tests/cli/hand_made_report.h"
#include "tests/support/golden.h"

namespace tamga {
namespace {

using testing::clean_report;
using testing::expect_golden;
using testing::hand_made_report;

constexpr TextStyle kPlain;
constexpr TextStyle kColour{true, 100};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

TEST(TerminalView, IsTheGoldenFile) {
  expect_golden(render_text(hand_made_report(), kPlain), "cli/report.txt");
}

TEST(TerminalView, InColourIsTheGoldenFile) {
  expect_golden(render_text(hand_made_report(), kColour), "cli/report-colour.txt");
}

TEST(TerminalView, OfACleanComparisonIsTheGoldenFile) {
  expect_golden(render_text(clean_report(), kPlain), "cli/report-clean.txt");
}

TEST(TerminalView, FillsLinesByLettersNotBytes) {
  for (const std::uint32_t width : {kLeastWidth, 80U, 120U}) {
    for (const auto& line : lines_of(render_text(hand_made_report(), {false, width}))) {
      // A SHA-256 stays in one piece, so that it can be copied.
      EXPECT_TRUE(columns(line) <= width || line.starts_with("SHA-256")) << line;
    }
  }
}

TEST(TerminalView, WithoutColourHasNoEscapes) {
  EXPECT_EQ(render_text(hand_made_report(), kPlain).find('\x1b'), std::string::npos);
}

TEST(TerminalView, NeverShowsRedOrGreen) {
  const auto text = render_text(hand_made_report(), kColour);
  for (const char* colour : {"\x1b[31m", "\x1b[32m", "\x1b[91m", "\x1b[92m", "\x1b[41m", "\x1b[42m"}) {
    EXPECT_EQ(text.find(colour), std::string::npos);
  }
}

TEST(TerminalView, BarIsAsWideAsItSays) {
  auto report = hand_made_report();
  for (std::uint32_t copied = 0; copied <= 1000; copied += 37) {
    report.shares = {1000, copied, 0, 0, 0, 0, 0, 1000 - copied, 0};
    const auto lines = lines_of(render_text(report, kPlain));
    const auto title = std::ranges::find(lines, "Shares");
    ASSERT_NE(title, lines.end());
    EXPECT_EQ(columns(*(title + 1)), 2U + 76U) << copied;
  }
}

TEST(TerminalView, SaysThatItMeasuresSameness) {
  const std::string sentence = kSamenessSentence;
  EXPECT_THAT(render_text(clean_report(), {false, 120}), ::testing::HasSubstr(sentence));
}

TEST(TerminalView, OfALongPassageLeavesOutItsMiddle) {
  auto report = clean_report();
  report.work.text.clear();
  for (int i = 0; i < 300; ++i) report.work.text += "word" + std::to_string(i) + " ";
  ReportedSource source;
  source.id = "long";
  ReportedPassage passage;
  const auto size = static_cast<std::uint32_t>(report.work.text.size() - 1);
  passage.work = passage.source = {0, size};
  passage.source_text = report.work.text;
  passage.twins = {{{0, 5}, {0, 5}, TwinKind::kSameWord, 0, 0},
                   {{size - 7, size}, {size - 7, size}, TwinKind::kSameWord, 299, 299}};
  source.passages = {passage};
  report.sources = {source};
  const auto text = render_text(report, {false, 120});
  EXPECT_THAT(text, ::testing::HasSubstr("[word0] word1"));
  EXPECT_THAT(text, ::testing::HasSubstr("word49 … 230 words … word280"));
  EXPECT_THAT(text, ::testing::HasSubstr("word298 [word299]"));
}

TEST(WorkTable, IsTheGoldenFile) {
  const std::vector<WorkLine> works = {work_line(hand_made_report()),
                                       work_line(clean_report()),
                                       {std::string(200, 'x') + ".txt", 1234567, 1234567, 99999, 12}};
  expect_golden(render_work_table(works, kPlain), "cli/works.txt");
}

}  // namespace
}  // namespace tamga
