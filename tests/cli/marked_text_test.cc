#include "cli/marked_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tamga {
namespace {

std::string joined(const std::vector<ShownWord>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

// Marks as letters of a template as long as the text: 'w' same word, 's' same stem, anything else nothing.
std::vector<ShownMark> marks_of(const std::string& pattern) {
  std::vector<ShownMark> marks;
  for (std::uint32_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != 'w' && pattern[i] != 's') continue;
    const auto kind = pattern[i] == 'w' ? TwinKind::kSameWord : TwinKind::kSameStem;
    if (i > 0 && pattern[i] == pattern[i - 1]) {
      marks.back().range.end = i + 1;
    } else {
      marks.push_back({{i, i + 1}, kind});
    }
  }
  return marks;
}

struct MarkCase {
  const char* name;
  std::string text;
  std::string pattern;
  std::string shown;
};

const MarkCase kCases[] = {
    {"nothing marked", "one two three", ".............", "one two three"},
    {"one word", "one two three", "....www......", "one [two] three"},
    {"neighbours are one stretch", "one two three", "www.www......", "[one two] three"},
    {"comma between", "one, two three", "www..www......", "[one, two] three"},
    {"a word between parts them", "one two three", "www.....wwwww", "[one] two [three]"},
    {"kinds are told apart", "one two three", "www.sss.wwwww", "[one] {two} [three]"},
    {"full stop stays outside", "one two.", "www.www.", "[one two]."},
    {"Cyrillic counts letters", "бир эки үч", "....www...", "бир [эки] үч"},
    {"dash between", "бир — эки", "www...www", "[бир — эки]"},
    {"part of a word", "wellknown", "wwww.....", "[well]known"},
    {"line breaks become blanks", "one\n\n two", "www...www", "[one two]"},
    {"hostile text stays harmless", "a\x1b[1m b",
     "w......w"
     ".",
     "[a]\\u{1B}[1m b"},
};

TEST(MarkedWords, StandInBrackets) {
  for (const auto& [name, text, pattern, shown] : kCases) {
    EXPECT_EQ(joined(marked_words(text, marks_of(pattern), false)), shown) << name;
  }
}

TEST(MarkedWords, CountColumnsWithBracketsAndWithoutEscapes) {
  const auto marks = marks_of("www.www......");
  const auto plain = marked_words("one two three", marks, false);
  EXPECT_EQ(plain[0].columns, 4U);
  EXPECT_EQ(plain[1].columns, 4U);
  const auto colour = marked_words("one two three", marks, true);
  EXPECT_EQ(joined(colour), "\x1b[1mone\x1b[22m \x1b[1mtwo\x1b[22m three");
  EXPECT_EQ(colour[0].columns, 3U);
}

TEST(MarkedWords, OutsideTheTextAreCutOff) {
  EXPECT_EQ(joined(marked_words("one", std::vector<ShownMark>{{{0, 99}, TwinKind::kSameWord}}, false)), "[one]");
  EXPECT_EQ(joined(marked_words("one", std::vector<ShownMark>{{{50, 99}, TwinKind::kSameWord}}, false)), "one");
}

TEST(Words, AtTheEndsAreCutAtBlanks) {
  EXPECT_EQ(first_words("бир эки үч", 2), "бир эки");
  EXPECT_EQ(last_words("бир эки үч", 2), "эки үч");
  EXPECT_EQ(first_words("бир", 2), "бир");
  EXPECT_EQ(first_words("бир эки", 0), "");
  EXPECT_EQ(last_words("бир эки", 0), "");
}

}  // namespace
}  // namespace tamga
