#include "corpora/extract/plain_text.h"

#include <gtest/gtest.h>

#include "tests/corpora/extract/layout_check.h"

namespace tamga {
namespace {

ExtractedText read(const std::string& bytes) {
  auto text = extract(bytes, "essay.txt");
  EXPECT_TRUE(text) << text.error().message;
  if (text) testing::expect_sound_layout(*text, bytes);
  return text.value_or(ExtractedText{});
}

TEST(PlainText, IsKeptAsItStandsButForTheMark) {
  EXPECT_EQ(read("\uFEFF  Суу \r\n\r\nөмүр\t\n").text, "  Суу \r\n\r\nөмүр\t\n");
  EXPECT_EQ(read("a").format, "plain text");
  EXPECT_EQ(read("a").notes.size(), 0U);
}

TEST(PlainText, LinesWrappedBetweenBlankLinesAreOneParagraph) {
  EXPECT_EQ(testing::outline(read("one\ntwo\n\nthree\r\nfour\r\n \r\nfive")),
            "[body] one\ntwo\n[body] three\r\nfour\n[body] five\n");
}

TEST(PlainText, ADeeperIndentBeginsAParagraph) {
  EXPECT_EQ(testing::outline(read("   one\ntwo\n   three\nfour\n")), "[body] one\ntwo\n[body] three\nfour\n");
}

TEST(PlainText, LongLinesAreParagraphsOfTheirOwn) {
  const std::string line(200, 'x');
  EXPECT_EQ(read(line + "\n" + line + "\n\n" + line).blocks.size(), 3U);
  EXPECT_EQ(read("one\rtwo\rthree").blocks.size(), 3U);
}

TEST(PlainText, ATextWithoutWordsIsNoError) {
  EXPECT_TRUE(read(" \n \n").blocks.empty());
  EXPECT_EQ(read("\uFEFF").text, "");
}

TEST(PlainText, SaysThatFewLettersToldTheEncoding) {
  const auto few = read_plain_text("\xCE\xE7\xE5\xF0\xEE 5", "a.txt", {});
  ASSERT_TRUE(few);
  EXPECT_EQ(few->notes, std::vector<std::string>{"the file is not UTF-8; it was read as CP1251, with only 5 letters to "
                                                 "tell by: check that it reads well"});
  EXPECT_TRUE(read_plain_text("озеро", "a.txt", {})->notes.empty());
}

}  // namespace
}  // namespace tamga
