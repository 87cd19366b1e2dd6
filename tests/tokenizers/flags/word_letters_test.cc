#include "tokenizers/flags/word_letters.h"

#include <gtest/gtest.h>

namespace tamga {
namespace {

// d: disguised, l: a legal mixture, -: neither. In a Cyrillic sentence, then in an English one.
char judged(std::string_view word, Language sentence) {
  const auto letters = read_letters(word);
  if (is_disguised_mixture(word, letters, sentence)) return 'd';
  return letters.latin > 0 && letters.cyrillic > 0 && is_legal_mixture(word, sentence) ? 'l' : '-';
}

TEST(WordLetters, TellDisguiseFromLegalMixtures) {
  const struct {
    const char* word;
    char in_russian;
    char in_english;
  } cases[] = {
      {"cлово", 'd', 'd'},    // Latin c
      {"Kыргыз", 'd', 'd'},   // Latin K
      {"пacпopт", 'd', 'd'},  // Latin a c o p
      {"CTРАНА", 'd', 'd'},   // Latin C T
      {"hоusе", 'd', 'd'},    // Cyrillic о е
      {"USBнин", 'l', 'l'},     {"COVIDке", 'l', 'l'}, {"Fiни", 'l', 'l'},
      {"KOICAнын", 'l', 'l'},   {"ATMдин", 'l', 'l'},  // look-alikes only, but capitals before small letters
      {"Facebookта", 'l', 'd'}, {"слово", '-', '-'},   {"word", '-', '-'},
      {"ХIХ", '-', '-'},                                                     // a Roman numeral of mixed letters
      {"ХМL", 'd', 'd'},                                                     // none
      {"LTЕ", 'd', 'd'},                                                     // a look-alike capital is no ending
      {"USBНИН", 'l', 'l'},     {"Δt", '-', '-'},      {"wοrds", 'd', 'd'},  // Greek omicron
      {"wɑrds", 'd', 'd'},                                                   // script a
      {"ɪzəm", '-', '-'},                                                    // phonetic transcription
      {"Bjørnøya", '-', '-'},                                                // Danish
      {"кɵп", '-', '-'},                                                     // ɵ for ө
  };
  for (const auto& c : cases) {
    EXPECT_EQ(judged(c.word, Language::kRussian), c.in_russian) << c.word;
    EXPECT_EQ(judged(c.word, Language::kEnglish), c.in_english) << c.word;
  }
  EXPECT_EQ(judged("thе", Language::kEnglish), 'd');  // Cyrillic е: no name with an ending
  EXPECT_EQ(judged("dоmа", Language::kOther), 'd');
}

TEST(WordLetters, CountWhatHidesInside) {
  EXPECT_EQ(read_letters("сл\u200Bо\u2060во").invisible, 2U);
  EXPECT_EQ(read_letters("сл\u2800ово").invisible, 1U);
  EXPECT_EQ(read_letters("сл\u00ADово").invisible, 0U);  // a soft hyphen
  EXPECT_EQ(read_letters("сл\x1Fово").invisible, 0U);    // debris of file formats
  EXPECT_EQ(read_letters("сл\uF0D7ово").invisible, 0U);
}

TEST(WordLetters, KnowVariants) {
  EXPECT_EQ(read_letters("кѳп").variants, 1U);
  EXPECT_EQ(read_letters("жаӊы").variants, 1U);
  EXPECT_EQ(read_letters("көп").variants, 0U);
  EXPECT_TRUE(read_letters("көп").kyrgyz);
  EXPECT_FALSE(read_letters("коп").kyrgyz);
}

}  // namespace
}  // namespace tamga
