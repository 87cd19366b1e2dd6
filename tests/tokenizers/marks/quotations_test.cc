#include "tokenizers/marks/quotations.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace tamga {
namespace {

// The text with each quotation in square brackets.
std::string shown(const std::string& text) {
  std::string result;
  std::size_t at = 0;
  for (const auto& range : find_quotations(text)) {
    result += text.substr(at, range.begin - at) + "[" + text.substr(range.begin, range.size()) + "]";
    at = range.end;
  }
  return result + text.substr(at);
}

TEST(Quotations, AreFoundByTheirMarks) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"Ал «кел» деди.", "Ал [«кел»] деди."},
      {"Ал «кел», «кет» деди.", "Ал [«кел»], [«кет»] деди."},
      {"Он сказал: „да“.", "Он сказал: [„да“]."},
      {"Он сказал: „да”.", "Он сказал: [„да”]."},
      {"She said “yes” twice.", "She said [“yes”] twice."},
      {"She said ‘yes’ twice.", "She said [‘yes’] twice."},
      {"She said ”yes” twice.", "She said [”yes”] twice."},
      {"She said “yes“ twice.", "She said [“yes“] twice."},
      {"She said \"yes\" and \"no\".", "She said [\"yes\"] and [\"no\"]."},
      {"She said 'yes' twice.", "She said ['yes'] twice."},
      {"‹oui›", "[‹oui›]"},
      {"Ал <<кел>> деди.", "Ал [<<кел>>] деди."},
      {"He said ``yes'' twice.", "He said [``yes''] twice."},
      {"Ал ,,кел'' деди.", "Ал [,,кел''] деди."},
      {"Ал ＂кел＂ деди.", "Ал [＂кел＂] деди."},
      // nested: the outermost
      {"«Роман „Плаха“ вышел»", "[«Роман „Плаха“ вышел»]"},
      {"«Роман «Плаха» вышел»", "[«Роман «Плаха» вышел»]"},
      {"“He said ‘no’ to me”", "[“He said ‘no’ to me”]"},
      {"\"He said \"no\" to me\"", "[\"He said \"no\" to me\"]"},
      // unpaired: nothing, and what pairs up beside it
      {"«Роман „Плаха“ вышел", "«Роман [„Плаха“] вышел"},
      {"Плаха» вышел", "Плаха» вышел"},
      {"\"Плаха вышел", "\"Плаха вышел"},
      {"a stray \" here and \"one\" there", "a stray \" here and [\"one\"] there"},
      // no quotation marks
      {"the students’ books and John’s", "the students’ books and John’s"},
      {"don't and won't", "don't and won't"},
      {"a 5\" pipe and a 7\" pipe", "a 5\" pipe and a 7\" pipe"},
      {"if (a << b && c >> d)", "if (a << b && c >> d)"},
      {"", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(shown(c.text), c.expected);
}

TEST(Quotations, OfStraightMarksAreNotLongerThanTheLimit) {
  std::string inside;
  while (inside.size() < kLongestStraightQuotation) inside += "сөз сөз ";  // fewer letters than bytes
  const auto far = inside + inside + "сөз";
  EXPECT_EQ(find_quotations("\"" + far + "\"").size(), 0U);
  EXPECT_EQ(find_quotations("«" + far + "»").size(), 1U);
  EXPECT_EQ(find_quotations("\"" + std::string(kLongestStraightQuotation, 'a') + "\"").size(), 1U);
  EXPECT_EQ(find_quotations("\"" + std::string(kLongestStraightQuotation + 1, 'a') + "\"").size(), 0U);
}

TEST(Quotations, AreInOrderAndDoNotOverlapWhateverTheText) {
  const char* const kPieces[] = {"«",  "»",  "„",   "“",  "”",
                                 "‘",  "’",  "\"",  "'",  "<<",
                                 ">>", "``", "''",  ",,", " ",
                                 " ",  "a",  "сөз", "5",  "\n",
                                 ".",  "(",  "‹",   "›",  "\xF0\x9F\x98\x80"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += kPieces[random() % std::size(kPieces)];
    std::uint32_t end = 0;
    for (const auto& range : find_quotations(text)) {
      EXPECT_LE(end, range.begin);
      EXPECT_LT(range.begin + 1, range.end);
      EXPECT_LE(range.end, text.size());
      end = range.end;
    }
  }
}

}  // namespace
}  // namespace tamga
