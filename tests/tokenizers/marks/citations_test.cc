#include "tokenizers/marks/citations.h"

#include <gtest/gtest.h>

#include <string>

namespace tamga {
namespace {

std::string shown(const std::string& text) {
  std::string result;
  std::size_t at = 0;
  for (const auto& range : find_citations(text)) {
    result += text.substr(at, range.begin - at) + "{" + text.substr(range.begin, range.size()) + "}";
    at = range.end;
  }
  return result + text.substr(at);
}

TEST(Citations, StandInBrackets) {
  for (const char* text : {"[12, с. 45]",
                           "[3]",
                           "[1, 2, 5]",
                           "[4-7]",
                           "[4–7]",
                           "[5, с. 10; 7, с. 12-15]",
                           "[8: p. 22]",
                           "[12, 45-б.]",
                           "[3, 45-46-бб.]",
                           "[7: 12 б.]",
                           "[12, 45-бет]",
                           "[ 12 , стр. 4 ]",
                           "[Айтматов, 1980, с. 12]",
                           "[Юдахин К. К., 1965]",
                           "[Там же]",
                           "[Там же, с. 5]",
                           "(Айтматов, 1980)",
                           "(Smith & Jones, 2019, p. 4)",
                           "(Юдахин, 1965: 12)",
                           "(Иванов и др., 2020)",
                           "(Potthast et al., 2011; Barrón, 2013)",
                           "(см. Айтматов, 1980)",
                           "(Айтматов жана Шаханов, 1996)",
                           "(Айтматов ж.б., 1996)",
                           "(O’Brien, 2001a)",
                           "(Салтыков-Щедрин, 1965)",
                           "(Ошондо эле, 12-б.)",
                           "(Ibid., p. 5)"}) {
    EXPECT_TRUE(is_citation(text)) << text;
    EXPECT_EQ(shown(std::string("Сөз ") + text + " сөз."), std::string("Сөз {") + text + "} сөз.");
  }
}

TEST(Citations, AreNotEveryBracket) {
  for (const char* text :
       {"[текст]", "[]", "()", "[1980]", "(1980)", "(12)", "[a, b]", "(см. выше)", "[Айтматов]", "(Айтматов)",
        "(в 1980 году)", "[12, сорок]", "[12", "[1.5]", "(USA, UK)", "[-]", "(Бишкек шаары, 12 үй)"}) {
    EXPECT_EQ(shown(std::string("сөз ") + text + " сөз."), std::string("сөз ") + text + " сөз.");
  }
}

TEST(Citations, NameTheirAuthorInTheText) {
  EXPECT_EQ(shown("деп Айтматов (1980) жазган"), "деп {Айтматов (1980)} жазган");
  EXPECT_EQ(shown("as Smith (2019) says"), "as {Smith (2019)} says");
  EXPECT_EQ(shown("Ч. Айтматов (1980a) жазган"), "Ч. {Айтматов (1980a)} жазган");
  EXPECT_EQ(shown("Айтматов Ч. (1980) жазган"), "{Айтматов Ч. (1980)} жазган");
  EXPECT_EQ(shown("айтматов (1980)"), "айтматов (1980)");
}

TEST(Citations, OfLaws) {
  EXPECT_EQ(shown("См. Закон КР от 30 июля 2013 года № 176 и другие"),
            "См. {Закон КР от 30 июля 2013 года № 176} и другие");
  EXPECT_EQ(shown("Мыйзам 2013-жылдын 30-июлундагы № 176 боюнча"), "Мыйзам {2013-жылдын 30-июлундагы № 176} боюнча");
  EXPECT_EQ(shown("Постановление Правительства от 17.02.2025 № 77"),
            "{Постановление Правительства от 17.02.2025 № 77}");
  EXPECT_EQ(shown("закон № 5"), "закон № 5");
  EXPECT_EQ(shown("от 30 июля 2013 года № 176"), "от 30 июля 2013 года № 176");
}

TEST(Citations, AreFootnoteDigits) {
  EXPECT_EQ(shown("слово² и далее"), "слово{²} и далее");
  EXPECT_EQ(shown("сөз.¹² Андан"), "сөз.{¹²} Андан");
  EXPECT_EQ(shown("«сөз»³"), "«сөз»{³}");
  EXPECT_EQ(shown("5 м² и x² и 10⁶"), "5 м² и x² и 10⁶");
  EXPECT_EQ(shown("12 Там же. С. 5"), "{12 Там же}. С. 5");
  EXPECT_EQ(shown("¹ Ibid"), "{¹ Ibid}");
  EXPECT_EQ(shown("* Ошондо эле. 5-б."), "{* Ошондо эле}. 5-б.");
  EXPECT_EQ(shown("12 человек там же"), "12 человек там же");
}

}  // namespace
}  // namespace tamga
