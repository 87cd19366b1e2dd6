#include "tokenizers/flags/transliteration.h"

#include <gtest/gtest.h>

#include <string>

#include "tokenizers/flags/latin_to_cyrillic.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

std::string in_cyrillic(std::string_view latin, Transliteration way) {
  std::string cyrillic;
  append_cyrillic(latin, way, cyrillic);
  return cyrillic;
}

TEST(Transliteration, IsPutBack) {
  EXPECT_EQ(in_cyrillic("Zhizn prekrasna, moy drug", Transliteration::kEnglish), "жизн прекрасна, мой друг");
  EXPECT_EQ(in_cyrillic("Žizn' jazyka", Transliteration::kScientific), "жизнь языка");
  EXPECT_EQ(in_cyrillic("Üçün caşoo, munun özü", Transliteration::kTurkic), "үчүн жашоо, мунун өзү");
}

std::uint32_t words_in(const std::string& text, const std::vector<Mark>& marks = {}) {
  static const auto tokenizer = make_standard_tokenizer();
  std::uint32_t words = 0;
  for (const auto& run : find_transliterations(text, tokenizer->tokenize(text).value(), marks)) words += run.words;
  return words;
}

TEST(Transliteration, OfProseIsFound) {
  EXPECT_EQ(words_in("V nachale goda pravitelstvo prinyalo postanovlenie o razvitii obrazovaniya v strane."), 11U);
  EXPECT_EQ(words_in("Bul kitepte eldin tarykhy zhana madaniyaty zhonundo kongul burularlyk okuyalar bayandalat."),
            11U);
  EXPECT_EQ(words_in("Caman colgo tüşkön adam, coldoşun da oşol colgo salat."), 9U);
  EXPECT_EQ(words_in("Это русский текст. Eto tozhe russkiy tekst, no napisannyy latinskimi bukvami. А это нет."), 8U);
}

TEST(Transliteration, OfShortSentencesAndOfNewsIsFound) {
  EXPECT_EQ(words_in("Ya ne podumala, çto u tebya net druzey v Rime."), 10U);
  EXPECT_EQ(words_in("Nu, çto ona? Chto-to po-svoemu sdelala, kak vsegda byvaet."), 11U);  // hyphens part words
  EXPECT_EQ(words_in("Bul tuuraluu Cogorku Keñeşinin deputatı Kanatbek Isaev 24.kg agenttigine bildirdi."), 10U);
}

TEST(Transliteration, IsFoundBesideForeignProse) {
  std::string french;
  for (int i = 0; i < 10; ++i) french += "Le gouvernement a pris une décision sur le développement. Да. ";
  EXPECT_EQ(words_in(french + "Ya nikogda ne budu ego zhenoy, i vy eto znaete."), 10U);
}

TEST(Transliteration, IsNotNamesAddressesOrOtherLanguages) {
  for (const char* text :
       {"The government adopted a resolution on the development of education in the country this year.",
        "Yılın başında hükümet ülkede eğitimin geliştirilmesine ilişkin bir karar kabul etti ve bunu açıkladı.",
        "Ivan Petrov, Sergey Ivanov, Aybek Osmonov, Gulnara Asanova and Chingiz Aitmatov came.",
        "Адрес https://www.example.kg/novosti/obrazovanie/zakon-ob-obrazovanii-v-strane.html открыт.",
        "Die Regierung hat zu Beginn des Jahres einen Beschluss über die Bildung im Lande gefasst.",
        "Le gouvernement a pris au début de l'année une décision sur le développement de l'éducation."}) {
    EXPECT_EQ(words_in(text), 0U) << text;
  }
}

TEST(Transliteration, OfBibliographiesIsSetAside) {
  const std::string entry = "Osnovy teorii gosudarstva i prava v sovremennom obshchestve i politike.";
  EXPECT_GT(words_in(entry), 0U);
  EXPECT_EQ(words_in(entry, {{MarkKind::kBibliographyEntry, {0, static_cast<std::uint32_t>(entry.size())}, {}, 2}}),
            0U);
}

}  // namespace
}  // namespace tamga
