// Where sentences end, and in which language they are.
#include <gtest/gtest.h>

#include <string>

#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

TokenizedText tokens_of(std::string_view text) {
  return make_standard_tokenizer()->tokenize(text).value();
}

std::string sentences_of(std::string_view text) {
  std::string sentences;
  const auto result = tokens_of(text);
  for (const auto& sentence : result.sentences) {
    if (!sentences.empty()) sentences += '|';
    sentences += text.substr(sentence.range.begin, sentence.range.size());
  }
  return sentences;
}

struct Case {
  const char* name;
  std::string_view text;
  std::string_view expected;
};

const Case kSentences[] = {
    {"two", "Бир киши келди. Ал отурду.", "Бир киши келди|Ал отурду"},
    {"question", "Кто там? Никого!", "Кто там|Никого"},
    {"abbreviation", "Бул тууралуу кар. Айтматов жазган.", "Бул тууралуу кар. Айтматов жазган"},
    {"initials", "Книгу написал А. С. Пушкин. Она вышла.", "Книгу написал А. С. Пушкин|Она вышла"},
    {"pages", "See pp. 12 and vol. Two. It is long.", "See pp. 12 and vol. Two|It is long"},
    {"abbreviation at the end of a paragraph", "и т.д.\nДальше", "и т.д|Дальше"},
    {"wrapped line", "Это длинная\nстрока. Вот.", "Это длинная\nстрока|Вот"},
    {"wrapped line, CR LF", "Это длинная\r\nстрока", "Это длинная\r\nстрока"},
    {"heading", "Введение\nЭто работа", "Введение|Это работа"},
    {"empty line", "первая\n\nвторая", "первая|вторая"},
    {"no words", "... !? \n", ""},
};

TEST(Sentences, EndAsReadersExpect) {
  for (const auto& test : kSentences) EXPECT_EQ(sentences_of(test.text), test.expected) << test.name;
}

std::string languages_of(std::string_view text) {
  std::string languages;
  const auto result = tokens_of(text);
  for (const auto& sentence : result.sentences) {
    if (!languages.empty()) languages += ' ';
    languages += language_code(sentence.language);
  }
  return languages;
}

const Case kLanguages[] = {
    {"Kyrgyz", "Бул китепте кыргыз тилинин тарыхы жөнүндө айтылат.", "ky"},
    {"Kyrgyz on a Russian keyboard", "Бул китепте кыргыз тилинин тарыхы жонундо айтылат жана тууралуу.", "ky"},
    {"Russian", "В этой книге говорится об истории языка.", "ru"},
    {"English", "This book is about the history of the language.", "en"},
    {"English in Cyrillic look-alikes", "Тhіѕ bооk іѕ аbоut thе hіѕtоrу оf thе lаnguаgе.", "en"},
    {"one after the other",
     "Бул китеп кыргыз тили жөнүндө. Это книга об истории и языке народа. This is the book of the people.", "ky ru en"},
    {"a name inherits", "Это книга об истории и языке. Бишкек.", "ru ru"},
    {"a heading looks ahead", "Бишкек. Бул китеп жөнүндө айтылат.", "ky ky"},
    {"Chinese", "中文字 中文 字中 文.", "other"},
    {"German", "Der schnelle braune Fuchs springt jeden Morgen munter über einen faulen Hund hinweg.", "other"},
    {"nothing to go by", "1 2 3", "other"},
};

TEST(Languages, AreThoseOfTheSentences) {
  for (const auto& test : kLanguages) EXPECT_EQ(languages_of(test.text), test.expected) << test.name;
}

TEST(Languages, ShowInTheTokens) {
  const auto tokens = tokens_of("Мы изучаем язык программирования Python и его историю.").tokens;
  EXPECT_EQ(tokens[0].language, Language::kRussian);
  EXPECT_EQ(tokens[4].language, Language::kEnglish);  // Python
  EXPECT_TRUE(tokens[0].stop_word);
  EXPECT_FALSE(tokens[2].stop_word);
  EXPECT_TRUE(tokens[5].stop_word);  // и
}

}  // namespace
}  // namespace tamga
