// Look-alike letters and capitals: one spelling for all of them.
#include "tokenizers/fold.h"
#include "engine/text/utf8.h"

#include <gtest/gtest.h>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <random>
#include <string>
#include <vector>

#include "tests/tokenizers/random_text.h"
#include "tokenizers/char_kind.h"
#include "tokenizers/clean.h"
#include "tokenizers/code_points.h"
#include "tokenizers/look_alikes.h"
#include "tokenizers/words.h"

namespace tamga {
namespace {

std::string upper(std::string_view text) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper("", 0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr,
                            status);
  return result;
}

std::string title(std::string_view text) {
  std::size_t end = 0;
  next_code_point(text, end);
  return upper(text.substr(0, end)) + std::string(text.substr(end));
}

std::string replace(std::string_view text, std::u32string_view from, std::u32string_view to) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_code_point(text, at);
    const auto found = from.find(c);
    append_utf8(result, found == std::u32string_view::npos ? c : to[found]);
  }
  return result;
}

// The letters that a disguise swaps: Cyrillic above, Latin below.
constexpr std::u32string_view kCyrillic = U"асеорхуАВСЕНКМОРТХУіѕјІЅЈ";
constexpr std::u32string_view kLatin = U"aceopxyABCEHKMOPTXYisjISJ";
constexpr std::u32string_view kKyrgyz = U"өүңӨҮҢ";
constexpr std::u32string_view kKeyboard = U"оунОУН";

const std::vector<std::string_view> kCleanWords = {
    "вор",         "тест",       "с",        "мама",   "Нарын",     "китептер", "өмүр",     "көк",   "үч",
    "жаңы",        "сом",        "хата",     "вам",    "ретинет",   "ежик",     "подъезд",  "the",   "team",
    "hope",        "cop",        "xbox",     "jpeg",   "misty",     "facebook", "w",        "I",     "USBнин",
    "Twitterдеги", "FACEBOOKта", "KOICAнын", "BBCнин", "iPhoneдун", "COVID19",  "Skypeтөн", "DVDде", "МТСтен"};

TEST(Fold, CaseChangesNothing) {
  for (const auto word : kCleanWords) {
    EXPECT_EQ(fold_word(upper(word)), fold_word(word)) << word;
    EXPECT_EQ(fold_word(title(word)), fold_word(word)) << word;
  }
}

TEST(Fold, LookAlikesOfEitherScriptChangeNothingInAnyCase) {
  for (const auto clean : kCleanWords) {
    for (const auto& word : {std::string(clean), upper(clean), title(clean)}) {
      EXPECT_EQ(fold_word(replace(word, kCyrillic, kLatin)), fold_word(clean)) << word;
      EXPECT_EQ(fold_word(replace(word, kLatin, kCyrillic)), fold_word(clean)) << word;
      EXPECT_EQ(fold_word(upper(replace(word, kCyrillic, kLatin))), fold_word(clean)) << word;
      for (std::size_t i = 0; i < kCyrillic.size(); ++i) {  // each letter alone
        EXPECT_EQ(fold_word(replace(word, kCyrillic.substr(i, 1), kLatin.substr(i, 1))), fold_word(clean)) << word;
        EXPECT_EQ(fold_word(replace(word, kLatin.substr(i, 1), kCyrillic.substr(i, 1))), fold_word(clean)) << word;
      }
    }
  }
}

TEST(Fold, AnotherKeyboardChangesNothing) {
  for (const auto word : kCleanWords) EXPECT_EQ(fold_word(replace(word, kKyrgyz, kKeyboard)), fold_word(word)) << word;
}

TEST(Fold, CommonWordsHaveOneSpellingInBothScripts) {
  EXPECT_EQ(fold_word("BOP"), fold_word("вор"));
  EXPECT_EQ(fold_word("cop"), fold_word("сор"));
  EXPECT_EQ(fold_word("HET"), fold_word("нет"));
}

TEST(Fold, DifferentWordsStayDifferent) {
  EXPECT_NE(fold_word("кот"), fold_word("код"));
  EXPECT_NE(fold_word("мой"), fold_word("мои"));
  EXPECT_NE(fold_word("cat"), fold_word("cut"));
  EXPECT_NE(fold_word("вес"), fold_word("весь"));
  EXPECT_NE(fold_word("n"), fold_word("п"));
}

struct Case {
  std::string_view word;
  std::string_view canonical;
};

TEST(Fold, GivesCanonicalSpellings) {
  const Case cases[] = {{"Өлкөнүн", "олконун"}, {"ӊ", "н"},        {"ѳзұӈ", "озун"},      {"Facebook", "fасевоок"},
                        {"don't", "dоnт"},      {"don’t", "dоnт"}, {"жан'ы", "жаны"},     {"10,5", "10.5"},
                        {"10.5", "10.5"},       {"٣", "3"},        {"Straße", "ѕтrаѕѕе"}, {"ΑΤΟΜ", "атом"},
                        {"ατομ", "атом"},       {"κот", "кот"},    {"σλ", "σλ"},          {"гοд", "год"},
                        {"ʜᴇт", "нᴇт"},         {"ԁog", "dоg"},    {"zᴏo", "zоо"},        {"Ӏ", "і"}};
  for (const auto& [word, canonical] : cases) {
    EXPECT_EQ(fold_word(word), canonical);
    EXPECT_EQ(fold_word_by_definition(word), canonical);
  }
}

TEST(Fold, ShowsTheScriptThatTheWordDecides) {
  const auto shown = [](std::string_view word, Script undecided) {
    return readable_spelling(fold_word(word), undecided);
  };
  EXPECT_EQ(shown("Facebook", Script::kCyrillic), "facebook");
  EXPECT_EQ(shown("Өлкө", Script::kLatin), "олко");
  EXPECT_EQ(shown("пacпopт", Script::kLatin), "паспорт");
  EXPECT_EQ(shown("THE", Script::kLatin), "the");
  EXPECT_EQ(shown("вор", Script::kCyrillic), "вор");
  EXPECT_EQ(shown("USBде", Script::kCyrillic), "usbде");
}

TEST(Fold, DecidesScripts) {
  EXPECT_EQ(decided_script(fold_word("вор")), Script::kUndecided);
  EXPECT_EQ(decided_script(fold_word("ворил")), Script::kCyrillic);
  EXPECT_EQ(decided_script(fold_word("bug")), Script::kLatin);
  EXPECT_EQ(decided_script(fold_word("USBде")), Script::kMixed);
  EXPECT_EQ(decided_script(fold_word("中文")), Script::kOther);
  EXPECT_EQ(decided_script("2024"), Script::kUndecided);
}

TEST(Fold, TableAgreesWithTheDefinitionOnAnyWord) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const auto clean = clean_text(test::random_text(random, 50)).text;
    for (const auto& word : find_words(clean)) {
      const auto letters = std::string_view(clean).substr(word.begin, word.size());
      ASSERT_EQ(fold_word(letters), fold_word_by_definition(letters)) << letters;
      ASSERT_FALSE(fold_word(letters).empty()) << letters;
    }
  }
}

// The slow twin of cleaning and folding: ICU's NFKC_Casefold, then canonical decomposition; letters and digits stay.
std::string fold_by_icu(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto* decompose = icu::Normalizer2::getNFDInstance(status);
  const auto piece = icu::StringPiece(text.data(), static_cast<int32_t>(text.size()));
  const auto folded = decompose->normalize(fold->normalize(icu::UnicodeString::fromUTF8(piece), status), status);
  std::string result;
  for (int i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(folded.char32At(i));
    if (c == 0x0306 && result.ends_with("и")) {
      ++result.back();
    } else if (char_kind(c) == CharKind::kLetter || char_kind(c) == CharKind::kDigit) {
      append_utf8(result, canonical_letter(c));
    }
  }
  return result;
}

TEST(Fold, AgreesWithIcuCaseFolding) {
  std::mt19937 random(2);
  for (int round = 0; round < 20000; ++round) {
    std::string word;
    for (int i = 0; i < 6; ++i) {
      const auto c = static_cast<char32_t>(random() % 0x2000);
      // Two iotas below fold to a full one in ICU and are marks here.
      const bool modifier = (c >= 0x02B0 && c <= 0x02FF) || c == 0x0345 || c == 0x037A;
      if (u_isUAlphabetic(static_cast<UChar32>(c)) != 0 && !modifier) append_utf8(word, c);
    }
    const auto clean = clean_text(word).text;
    bool greek = false;  // imitates, in ways that ICU knows nothing of
    for (std::size_t at = 0; at < clean.size();) {
      const auto c = next_code_point(clean, at);
      greek = greek || (c >= 0x0370 && c <= 0x03FF);
    }
    if (greek || find_words(clean).size() != 1 || clean.find_first_of(".'") != std::string::npos) continue;
    ASSERT_EQ(fold_word(clean), fold_by_icu(word)) << word;
  }
}

}  // namespace
}  // namespace tamga
