#include "engine/report/terms/wording.h"

#include <gtest/gtest.h>

namespace tamga {
namespace {

constexpr auto kKy = UiLanguage::kKyrgyz;
constexpr auto kRu = UiLanguage::kRussian;
constexpr auto kEn = UiLanguage::kEnglish;

TEST(Wording, NumbersAreGroupedAsTheLanguageDoes) {
  EXPECT_EQ(number_text(0, kEn), "0");
  EXPECT_EQ(number_text(999, kRu), "999");
  EXPECT_EQ(number_text(1000, kEn), "1,000");
  EXPECT_EQ(number_text(1234567, kRu), "1\u00A0234\u00A0567");
  EXPECT_EQ(number_text(1234567, kKy), "1\u00A0234\u00A0567");
}

TEST(Wording, PerCentsHaveTwoDecimals) {
  EXPECT_EQ(percent_text(0, kEn), "0.00\u00A0%");
  EXPECT_EQ(percent_text(41.18, kEn), "41.18\u00A0%");
  EXPECT_EQ(percent_text(41.18, kRu), "41,18\u00A0%");
  EXPECT_EQ(percent_text(5.07, kKy), "5,07\u00A0%");
  EXPECT_EQ(percent_text(100, kKy), "100,00\u00A0%");
}

TEST(Wording, NounsFollowTheirNumber) {
  const struct {
    std::uint64_t number;
    const char *ky, *ru, *en;
  } cases[] = {{0, "сөз", "слов", "words"},    {1, "сөз", "слово", "word"},   {2, "сөз", "слова", "words"},
               {5, "сөз", "слов", "words"},    {11, "сөз", "слов", "words"},  {12, "сөз", "слов", "words"},
               {21, "сөз", "слово", "words"},  {24, "сөз", "слова", "words"}, {111, "сөз", "слов", "words"},
               {1002, "сөз", "слова", "words"}};
  for (const auto& each : cases) {
    EXPECT_EQ(noun_form(Term::kNWords, each.number, kKy), each.ky) << each.number;
    EXPECT_EQ(noun_form(Term::kNWords, each.number, kRu), each.ru) << each.number;
    EXPECT_EQ(noun_form(Term::kNWords, each.number, kEn), each.en) << each.number;
  }
  EXPECT_EQ(counted(1002, Term::kNWords, kRu), "1\u00A0002\u00A0слова");
}

TEST(Wording, SentencesAreFilled) {
  EXPECT_EQ(filled(Term::kPage, kEn, {"7"}), "page 7");
  EXPECT_EQ(filled(Term::kPage, kKy, {"7"}), "7-бет");
  EXPECT_EQ(filled(Term::kPassageOf, kRu, {"{1}", "9"}), "{1} из 9");  // a value is not filled again
  EXPECT_EQ(filled(Term::kPassageOf, kRu, {"3"}), "3 из {1}");
}

}  // namespace
}  // namespace tamga
