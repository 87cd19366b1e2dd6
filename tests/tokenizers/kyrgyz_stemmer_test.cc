// Forms of one Kyrgyz word meet, different words do not. Written with ң ө ү for the reader; the stemmer gets them
// folded.
#include "tokenizers/kyrgyz_stemmer.h"
#include "engine/text/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "tests/tokenizers/random_text.h"
#include "tokenizers/clean.h"
#include "tokenizers/code_points.h"
#include "tokenizers/fold.h"
#include "tokenizers/look_alikes.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

std::string folded(std::string_view word) {
  return readable_spelling(fold_word(clean_text(word).text), Script::kCyrillic);
}

std::string stem_of(std::string_view word) {
  return kyrgyz_stem(folded(word));
}

struct Family {
  const char* name;
  const char* stem;
  const char* forms;
};

const Family kFamilies[] = {
    {"cases", "китеп", "китеп китептин китепке китепти китепте китептен"},
    {"plural and cases", "китеп", "китептер китептердин китептерге китептерди китептерде китептерден"},
    {"possessive", "китеп", "китеби китебин китебинде китебинен китебибиз китептерибиз"},
    {"harmony of a", "мугалим", "мугалим мугалимдин мугалимге мугалимдер мугалимдери"},
    {"harmony of ө ү", "козгол", "көзгөл көзгөлдүн көзгөлгө көзгөлдөр"},
    {"vowel stem", "апа", "апа апанын апага апаны апада ападан апалар"},
    {"final к before vowels", "мектеп", "мектеп мектеби мектептер мектебине мектептеринде"},
    {"finite verb", "жаз", "жаз жазды жаздым жазат жазып жазса"},
    {"participles and their cases", "жаз", "жазган жазуу жазуунун жазганда"},
    {"negation", "жаз", "жаз жазбады жазбай жазбас"},
    {"passive and causative", "жаз", "жазылган жазылат жаздырды"},
    {"vowel hidden in -оо", "башта", "баштады баштоо баштаган"},
    {"with and without", "сабат", "сабаттуу сабатсыз"},
    {"lost vowel", "орун", "орун орду ордуна орундар"},
    {"irregular pronoun", "бул", "бул мунун буга мындан булар"},
    {"irregular plural", "бала", "бала балдар балдардын балдарга"},
    {"a word that looks like a form", "облус", "облус облусу облустун облуста облустар"},
    {"ordinals", "эки", "эки экинчи экинчиси экинчиге"},
    {"of a time or a place", "кийин", "кийин кийинки кийинкиси"},
    {"to this the case of a noun is alike", "сынак", "сынагы сынакты"},
    {"passive of a verb made of a noun", "сунушта", "сунушталууда сунуштады сунушталды сунуштоо"},
    {"abbreviation without a vowel", "ккм", "ккм ккмди ккмнын"},
    {"country", "кыргызстан", "Кыргызстан Кыргызстанда Кыргызстандын Кыргызстандан"},
};

TEST(KyrgyzStemmer, FormsOfOneWordMeet) {
  for (const auto& family : kFamilies) {
    std::istringstream forms(family.forms);
    for (std::string form; forms >> form;) EXPECT_EQ(stem_of(form), family.stem) << family.name << ": " << form;
  }
}

TEST(KyrgyzStemmer, DifferentWordsDoNot) {
  const char* pairs[][2] = {{"иш", "ич"},       {"баш", "башка"}, {"тил", "тилек"},   {"бал", "бала"},
                            {"өнөр", "өнөкөт"}, {"коом", "кооп"}, {"тарых", "тарап"}, {"билим", "билдирүү"}};
  for (const auto& [one, other] : pairs) EXPECT_NE(stem_of(one), stem_of(other)) << one << " " << other;
}

TEST(KyrgyzStemmer, ShortWordsStay) {
  for (const auto* word : {"ал", "жок", "ун", "а", ""}) EXPECT_EQ(kyrgyz_stem(word), word);
}

TEST(KyrgyzStemmer, TheKeyboardDoesNotMatter) {
  EXPECT_EQ(stem_of("өлкөлөрүбүздүн"), stem_of("олколорубуздун"));
  EXPECT_EQ(stem_of("мүмкүнчүлүктөрүнө"), stem_of("мумкунчулукторуно"));
}

TEST(KyrgyzStemmer, TakesAnyWord) {
  std::mt19937 random(1);
  const std::u32string_view letters = U"аоуыэеиюяклмнпрстдгбйчшьъ中x1.";
  for (int round = 0; round < 20000; ++round) {
    std::string word;
    for (auto length = random() % 12; length > 0; --length) append_utf8(word, test::pick(random, letters));
    const auto stem = kyrgyz_stem(word);
    ASSERT_EQ(stem, kyrgyz_stem(word));
    ASSERT_EQ(stem.empty(), word.empty() || word == "ь" || word == "ъ") << word;
  }
}

TEST(KyrgyzStemmer, ServesTheTokenizer) {
  const auto explained = explain_tokens("Бул китептердин мазмуну жөнүндө мугалимдерге айтылган.").value();
  EXPECT_EQ(explained.words[1].stem, "китеп");
  EXPECT_EQ(explained.words[4].stem, "мугалим");
}

}  // namespace
}  // namespace tamga
