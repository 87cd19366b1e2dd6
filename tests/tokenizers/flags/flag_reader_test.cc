#include "tokenizers/flags/flag_reader.h"

#include <gtest/gtest.h>

#include <string>

#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

TextSigns signs_of(const std::string& text) {
  static const auto tokenizer = make_standard_tokenizer();
  ExtractedText extracted;
  extracted.text = text;
  return tokenizer->read_signs(extracted, tokenizer->tokenize(text).value()).value();
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

const std::string kClean = repeated("Обычное предложение о погоде и природе. ", 20);

TEST(FlagReader, ThresholdIsTwoInAThousandAndAtLeastTen) {
  EXPECT_EQ(flag_threshold(0), 10U);
  EXPECT_EQ(flag_threshold(5000), 10U);
  EXPECT_EQ(flag_threshold(5001), 11U);
  EXPECT_EQ(flag_threshold(10'000), 20U);
}

TEST(FlagReader, RaisesFromTheThresholdOn) {
  const struct {
    FlagKind kind;
    const char* word;
  } cases[] = {{FlagKind::kMixedScript, "cлово "},
               {FlagKind::kInvisible, "сл\u200Bово "},
               {FlagKind::kSpacedLetters, "с л о в о, "}};
  for (const auto& c : cases) {
    EXPECT_TRUE(signs_of(kClean + repeated(c.word, 9) + "и всё.").flags.empty());
    const auto flags = signs_of(kClean + repeated(c.word, 10) + "и всё.").flags;
    ASSERT_EQ(flags.size(), 1U) << c.word;
    EXPECT_EQ(flags[0].kind, c.kind);
    EXPECT_EQ(flags[0].words, 10U);
    EXPECT_EQ(flags[0].threshold, 10U);
    ASSERT_EQ(flags[0].places.size(), 10U);
    EXPECT_EQ(flags[0].places[0].begin, kClean.size());
  }
}

TEST(FlagReader, LongTextsNeedMore) {
  const auto clean = repeated(kClean, 100);
  EXPECT_TRUE(signs_of(clean + repeated("cлово ", 20)).flags.empty());
  EXPECT_EQ(signs_of(clean + repeated("cлово ", 30)).flags.size(), 1U);
}

TEST(FlagReader, WholeWordsOfLookAlikesCountBesideMixedOnes) {
  const auto whole = repeated("слово cop пришло ", 8);  // cop in Latin letters
  EXPECT_TRUE(signs_of(kClean + whole).flags.empty());
  const auto flags = signs_of(kClean + whole + "cлово cлово cлово.").flags;
  ASSERT_EQ(flags.size(), 1U);
  EXPECT_EQ(flags[0].words, 11U);
}

TEST(FlagReader, SoftHyphensAndNaturalSpellingsRaiseNothing) {
  const auto signs =
      signs_of(repeated("Бул китеп студенттер учун жазыл\u00ADган, кѳп USBнин жана COVIDке байланыш\u00ADтуу. ", 30));
  EXPECT_TRUE(signs.flags.empty());
  ASSERT_EQ(signs.observations.size(), 3U);
  EXPECT_EQ(signs.observations[0].kind, ObservationKind::kKeyboardSpelling);
  EXPECT_EQ(signs.observations[0].words, 30U);
  EXPECT_EQ(signs.observations[1].kind, ObservationKind::kLetterVariants);
  EXPECT_EQ(signs.observations[1].words, 30U);
  EXPECT_EQ(signs.observations[2].kind, ObservationKind::kLegalMixedWords);
  EXPECT_EQ(signs.observations[2].words, 60U);
}

// A reader that looked back or ahead without bounds would not come to an end here.
TEST(FlagReader, OneSignAgainAndAgainIsReadInOnePass) {
  for (const std::string_view piece :
       {"a", "«", "\"", "[", "(", "-", ".", "1", "я", "\u200B", "а ", "№ 5 ", "²", "/", "=", "{", "\n", "1.\n", ","}) {
    EXPECT_TRUE(signs_of(repeated(piece, 250'000 / piece.size())).observations.empty()) << piece;
  }
}

}  // namespace
}  // namespace tamga
