#include "corpora/pdf/pdf_layout.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace tamga {
namespace {

constexpr double kLetter = 6;
constexpr double kHeight = 12;

// Words of a line, each letter 6 points wide, 12 high, with a space between them.
void add_line(std::vector<PageWord>& page, const std::string& line, double left, double top, double height = kHeight) {
  std::string word;
  double at = left;
  for (const char c : line + " ") {
    if (c != ' ') {
      word += c;
      continue;
    }
    const double right = at + kLetter * static_cast<double>(word.size());
    page.push_back({word, at, top, right, top + height});
    at = right + kLetter;
    word.clear();
  }
}

// "first line/second line | next paragraph"
std::string shape(const std::vector<PageWord>& page) {
  std::string out;
  for (const auto& line : find_lines(page)) {
    if (!out.empty()) out += line.begins_paragraph ? " | " : "/";
    out += line.text;
  }
  return out;
}

const std::string kFull = "words that fill the line to its edge";

TEST(PdfLayout, WordsOfOneHeightAreALine) {
  std::vector<PageWord> page;
  add_line(page, "one two", 50, 100);
  page.push_back({"1", 95, 98, 98, 106});  // raised, as the number of a note
  EXPECT_EQ(shape(page), "one two 1");
}

TEST(PdfLayout, LinesOneBelowTheOtherAreAParagraph) {
  std::vector<PageWord> page;
  for (int line = 0; line < 3; ++line) add_line(page, kFull, 50, 100 + 14 * line);
  EXPECT_EQ(shape(page), kFull + "/" + kFull + "/" + kFull);
}

TEST(PdfLayout, AGapAnIndentAShortLineAndOtherLettersBeginAParagraph) {
  const std::vector<std::pair<const char*, std::vector<double>>> cases = {
      // left, top and height of the third of four lines
      {"a gap", {50, 140, 12}},
      {"an indent", {70, 128, 12}},
      {"other letters", {50, 128, 18}},
  };
  for (const auto& [what, third] : cases) {
    std::vector<PageWord> page;
    add_line(page, kFull, 50, 100);
    add_line(page, kFull, 50, 114);
    add_line(page, kFull, third[0], third[1], third[2]);
    EXPECT_EQ(shape(page), kFull + "/" + kFull + " | " + kFull) << what;
  }
  std::vector<PageWord> page;
  add_line(page, kFull, 50, 100);
  add_line(page, "its end.", 50, 114);
  add_line(page, kFull, 50, 128);
  add_line(page, kFull, 50, 142);
  EXPECT_EQ(shape(page), kFull + "/its end. | " + kFull + "/" + kFull) << "a short line";
}

TEST(PdfLayout, ASecondColumnBeginsAParagraph) {
  std::vector<PageWord> page;
  add_line(page, kFull, 50, 100);
  add_line(page, kFull, 50, 114);
  add_line(page, kFull, 320, 100);
  EXPECT_EQ(shape(page), kFull + "/" + kFull + " | " + kFull);
}

TEST(PdfLayout, NumbersOfPagesMakeNoDifference) {
  EXPECT_EQ(without_numbers("Page 3 of 10"), "Page 0 of 0");
  EXPECT_EQ(without_numbers("Page 199 of 200"), "Page 0 of 0");
  EXPECT_EQ(without_numbers(""), "");
}

// A file may put its words anywhere, and nowhere.
TEST(PdfLayout, WordsOffEveryPageAreKept) {
  for (const double place : {1e300, -1e300, std::numeric_limits<double>::quiet_NaN()}) {
    std::vector<PageWord> page;
    add_line(page, "a b", place, place);
    add_line(page, "c", 10, 10);
    std::string words;
    for (const auto& line : find_lines(page)) words += line.text + " ";
    std::erase(words, ' ');
    EXPECT_EQ(words, "abc") << place;
    EXPECT_EQ(find_running_lines({find_lines(page)}).size(), 1U);
  }
}

TEST(PdfLayout, NoWordsAreNoLines) {
  EXPECT_TRUE(find_lines({}).empty());
  EXPECT_TRUE(find_running_lines({}).empty());
}

std::vector<std::vector<PageLine>> book(std::size_t pages, const std::string& head) {
  std::vector<std::vector<PageLine>> all;
  for (std::size_t number = 1; number <= pages; ++number) {
    std::vector<PageWord> words;
    add_line(words, head, 50, 20);
    add_line(words, "text of its own " + std::string(number, 'x'), 50, 100);
    add_line(words, "Page " + std::to_string(number), 50, 800);
    all.push_back(find_lines(words));
  }
  return all;
}

TEST(PdfLayout, LinesOnMostPagesRun) {
  for (const auto& page : find_running_lines(book(4, "My essay"))) {
    EXPECT_EQ(page, (std::vector<bool>{true, false, true}));
  }
}

TEST(PdfLayout, LinesOnTwoPagesDoNot) {
  for (const auto& page : find_running_lines(book(2, "My essay"))) {
    EXPECT_EQ(page, (std::vector<bool>{false, false, false}));
  }
}

}  // namespace
}  // namespace tamga
