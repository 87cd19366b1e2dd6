#include "tokenizers/flags/word_repairs.h"

#include <gtest/gtest.h>

#include <string>

#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

// "kind:found>read_as" of all repairs of a word.
std::string shown(const std::string& word) {
  const auto explained = explain_tokens(word).value();
  if (explained.words.size() != 1) return "not one word";
  std::string text;
  for (const auto& repair : word_repairs(word, explained.words[0].word)) {
    text += std::string(repair_kind_name(repair.kind)) + ":" + word.substr(repair.range.begin, repair.range.size()) +
            ">" + repair.read_as + " ";
  }
  return text;
}

TEST(WordRepairs, NameEachCharacter) {
  EXPECT_EQ(shown("слово"), "");
  EXPECT_EQ(shown("СЛОВО"), "");
  EXPECT_EQ(shown("Көпүрө"), "");  // ө ү are о у in every key
  EXPECT_EQ(shown("ёлка"), "");
  EXPECT_EQ(shown("и\u0306од"), "");  // й as two code points
  EXPECT_EQ(shown("cлoвo"), "look_alike:c>с look_alike:o>о look_alike:o>о ");
  EXPECT_EQ(shown("сл\u200Bово"), "invisible:\u200B> ");
  EXPECT_EQ(shown("сло\u00ADво"), "invisible:\u00AD> ");
  EXPECT_EQ(shown("сло\u0301во"), "mark:\u0301> ");
  EXPECT_EQ(shown("don't"), "");
  EXPECT_EQ(shown("10,5"), "");
  EXPECT_EQ(shown("кѳп"), "look_alike:ѳ>о ");
  EXPECT_EQ(shown("пере-\nнос"), "invisible:-> invisible:\n> ");
}

}  // namespace
}  // namespace tamga
