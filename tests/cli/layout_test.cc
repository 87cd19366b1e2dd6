#include "cli/layout.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "cli/progress.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

struct PrintableCase {
  const char* name;
  std::string text;
  std::string shown;
};

const PrintableCase kPrintable[] = {
    {"plain", "essay (1).docx", "essay (1).docx"},
    {"Kyrgyz", "Өмүр үчүн күрөш", "Өмүр үчүн күрөш"},
    {"colour", "a\x1b[31mred", "a\\u{1B}[31mred"},
    {"title of the terminal", "\x1b]0;x\a", "\\u{1B}]0;x\\u{07}"},
    {"line breaks", "a\nb\r\tc", "a\\nb\\r\\tc"},
    {"delete", "a\x7f", "a\\u{7F}"},
    {"C1 control sequence",
     "a\xc2\x9b"
     "31m",
     "a\\u{9B}31m"},
    {"bytes that are not UTF-8", "a\xff\x9b\xe2\x82", "a\\x{FF}\\x{9B}\\x{E2}\\x{82}"},
    {"surrogate", "\xed\xa0\x80", "\\x{ED}\\x{A0}\\x{80}"},
    {"overlong escape", "\xc0\x9b", "\\x{C0}\\x{9B}"},
    {"right-to-left override", "gpj\u202Ecod.exe", "gpj\\u{202E}cod.exe"},
    {"isolates and marks", "\u2066\u2069\u200E\u200F\u061C", "\\u{2066}\\u{2069}\\u{200E}\\u{200F}\\u{61C}"},
    {"line separator", "a\u2028b", "a\\u{2028}b"},
    {"tag characters", "\U000E0041", "\\u{E0041}"},
    {"zero", std::string("a\0b", 3), "a\\u{00}b"},
    {"pictograph", "\U0001F600", "\U0001F600"},
};

TEST(Printable, MakesEveryTextHarmless) {
  for (const auto& [name, text, shown] : kPrintable) EXPECT_EQ(printable(text), shown) << name;
}

TEST(Printable, OfRandomBytesIsValidAndHasNoControls) {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 2000; ++round) {
    std::string text(20, '\0');
    for (auto& character : text) character = static_cast<char>(byte(random));
    const auto shown = printable(text);
    EXPECT_FALSE(first_invalid_utf8(shown));
    for (const char character : shown) EXPECT_GE(static_cast<unsigned char>(character), 0x20);
    EXPECT_EQ(shown.find("\xc2\x9b"), std::string::npos);
    EXPECT_EQ(printable(shown), shown);
  }
}

TEST(Columns, CountLettersAndNotBytes) {
  EXPECT_EQ(columns("Кыргыз"), 6U);
  EXPECT_EQ(columns("й"), 1U);
  EXPECT_EQ(columns("и\u0306"), 1U);  // the same letter in two code points
  EXPECT_EQ(columns("зына\u00ADк"), 5U);
  EXPECT_EQ(columns("漢字"), 4U);
  EXPECT_EQ(pad_right("иш", 4) + "|", "иш  |");
  EXPECT_EQ(pad_left("иш", 4), "  иш");
  EXPECT_EQ(pad_left("longer", 4), "longer");
}

TEST(Shorten, KeepsWhatFits) {
  EXPECT_EQ(shorten("Кыргыз", 6), "Кыргыз");
  EXPECT_EQ(shorten("Кыргыз", 5), "Кырг…");
  EXPECT_EQ(shorten("漢字漢", 4), "漢…");
  EXPECT_EQ(shorten("Кыргыз", 1), "…");
}

TEST(Fill, BreaksBetweenWordsOnly) {
  EXPECT_EQ(fill(shown_words("бир эки үч төрт беш"), "- ", 10), "- бир эки\n  үч төрт\n  беш\n");
  EXPECT_EQ(fill(shown_words("exceedingly long"), "", 5), "exceedingly\nlong\n");
  EXPECT_EQ(fill({}, "label", 5), "label\n");
}

TEST(ShownWords, SplitAtEveryKindOfBlankAndCutGiants) {
  const auto words = shown_words("a\u00A0b\u2009c\n\nd\te " + std::string(5 << 20, 'x'));
  ASSERT_EQ(words.size(), 6U);
  EXPECT_EQ(words[4].text, "e");
  EXPECT_EQ(words[5].columns, kWidestWord);
}

TEST(Apportion, AddsUpAndKeepsSmallPartsVisible) {
  std::mt19937 random(3);
  std::uniform_int_distribution<std::uint32_t> words(0, 5000);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::uint32_t> parts(7);
    for (auto& part : parts) part = words(random) * (words(random) % 3 == 0 ? 0 : 1);
    if (round % 5 == 0) parts[0] = 1;
    const auto sum = std::accumulate(parts.begin(), parts.end(), 0U);
    const auto shares = apportion(parts, 76);
    EXPECT_EQ(std::accumulate(shares.begin(), shares.end(), 0U), sum == 0 ? 0U : 76U);
    for (std::size_t i = 0; i < parts.size(); ++i) EXPECT_EQ(parts[i] > 0, shares[i] > 0);
  }
}

TEST(Numbers, AreGroupedAndRounded) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(percent_text(1, 3), "33.33 %");
  EXPECT_EQ(percent_text(7, 7), "100.00 %");
  EXPECT_EQ(percent_text(0, 0), "0.00 %");
  EXPECT_EQ(counted(1, "word", "words"), "1 word");
  EXPECT_EQ(counted(1200, "word", "words"), "1,200 words");
}

TEST(ProgressLine, ShowsHowFarItIs) {
  EXPECT_EQ(progress_line(5, 20, "иш.docx", 80), "[#####...............]  5/20  иш.docx");
  EXPECT_EQ(progress_line(5, std::nullopt, "a\nb", 80), "  5  a\\nb");
  EXPECT_EQ(columns(progress_line(5, 20, std::string(300, 'x'), 40)), 40U);
  EXPECT_EQ(progress_line(25, 20, "", 80), "[####################]  25/20  ");
}

}  // namespace
}  // namespace tamga
