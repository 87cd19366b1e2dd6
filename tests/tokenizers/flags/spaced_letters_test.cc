#include "tokenizers/flags/spaced_letters.h"

#include <gtest/gtest.h>

#include <string>

#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

// The text with each run in square brackets and its words behind.
std::string shown(const std::string& text) {
  const auto tokens = make_standard_tokenizer()->tokenize(text).value().tokens;
  std::string result;
  std::size_t at = 0;
  for (const auto& run : find_spaced_letters(text, tokens)) {
    result += text.substr(at, run.range.begin - at) + "[" + text.substr(run.range.begin, run.range.size()) + "]" +
              std::to_string(run.words);
    at = run.range.end;
  }
  return result + text.substr(at);
}

TEST(SpacedLetters, AreRunsOfLettersWithOneSignBetween) {
  EXPECT_EQ(shown("Это с л о в о тут."), "Это [с л о в о]1 тут.");
  EXPECT_EQ(shown("Это с\u00A0л\u00A0о\u00A0в\u00A0о тут."), "Это [с\u00A0л\u00A0о\u00A0в\u00A0о]1 тут.");
  EXPECT_EQ(shown("Бул с-ө-з-д-ү мына."), "Бул [с-ө-з-д-ү]1 мына.");
  EXPECT_EQ(shown("It is w_o_r_d here."), "It is [w_o_r_d]1 here.");
  EXPECT_EQ(shown("Это с л о в о  и  т у т  и там."), "Это [с л о в о]1  и  т у т  и там.");
  EXPECT_EQ(shown("Это д л и н н о е с л о в о тут."), "Это [д л и н н о е с л о в о]3 тут.");
}

TEST(SpacedLetters, AreNotListsCriesHeadingsOrInitials) {
  for (const char* text : {"пункты а б в г д здесь", "А-а-а-а-а! закричал он", "А. С. П. К. Иванов", "т. е. и т. д.",
                           "Глава\nВ В Е Д Е Н И Е\nТекст идёт", "x = a + b + c + d", "и с к"}) {
    EXPECT_EQ(shown(text), text);
  }
}

}  // namespace
}  // namespace tamga
