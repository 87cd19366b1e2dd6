// Every row of the tables of look-alikes, invisible characters, spaces and marks: what they do to a word, or do not.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/utf8.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

std::vector<std::uint64_t> keys_of(const std::string& text) {
  static const auto tokenizer = make_standard_tokenizer();
  const auto read = tokenizer->tokenize(text);
  std::vector<std::uint64_t> keys;
  for (const auto& token : read.value().tokens) keys.push_back(token.exact_key);
  return keys;
}

std::string bytes_of(const std::u32string& letters) {
  std::string text;
  for (const auto c : letters) append_utf8(text, c);
  return text;
}

bool is_cyrillic(char32_t c) {
  return c >= 0x0400 && c < 0x0530;
}

// A letter inside a word whose other letters look like none of another script.
std::string word_with(char32_t letter, bool cyrillic) {
  return cyrillic ? bytes_of({U'д', U'л', letter, U'ж'}) : bytes_of({U'd', U'f', letter, U'g'});
}

struct LookAlikes {
  std::u32string_view letter;
  std::u32string_view look_alikes;  // typed for it
};

// The letters of Russian, Kyrgyz and English that others look like, after the confusables of Unicode. Left out are
// digits, musical signs, and those that look like two letters and stand for the other one here (Ь and b, г and r).
constexpr LookAlikes kLookAlikes[] = {
    {U"A", U"\u0391\u0410"},
    {U"B", U"\u0392\u0412\uA7B4"},
    {U"C", U"\u0421"},
    {U"E", U"\u0395\u0415"},
    {U"F", U"\u03DC\uA798"},
    {U"G", U"\u050C"},
    {U"H", U"\u0397\u041D"},
    {U"I", U"\u0196\u0399\u0406\u04C0"},
    {U"J", U"\u037F\u0408\uA7B2"},
    {U"K", U"\u039A\u041A"},
    {U"M", U"\u039C\u03FA\u041C"},
    {U"N", U"\u039D"},
    {U"O", U"\u039F\u041E"},
    {U"P", U"\u03A1\u0420"},
    {U"R", U"\u01A6"},
    {U"S", U"\u0405"},
    {U"T", U"\u03A4\u0422"},
    {U"W", U"\u051C"},
    {U"X", U"\u03A7\u0425\uA7B3"},
    {U"Y", U"\u03A5\u0423\u04AE"},
    {U"Z", U"\u0396"},
    {U"a", U"\u0251\u03B1\u0430"},
    {U"c", U"\u0441\u1D04"},
    {U"d", U"\u0501"},
    {U"e", U"\u0435\u04BD\uAB32"},
    {U"f", U"\u1E9D\uA799\uAB35"},
    {U"g", U"\u018D\u0261\u1D83"},
    {U"h", U"\u04BB"},
    {U"i", U"\u0131\u0269\u026A\u03B9\u0456\u04CF\uA647"},
    {U"j", U"\u03F3\u0458"},
    {U"l", U"\u01C0"},
    {U"o", U"\u03BF\u03C3\u043E\u1D0F\u1D11\uAB3D"},
    {U"p", U"\u03C1\u0440"},
    {U"q", U"\u051B"},
    {U"r", U"\uAB47\uAB48"},
    {U"s", U"\u01BD\u0455\uA731"},
    {U"u", U"\u028B\u03C5\u1D1C\uA79F\uAB4E\uAB52"},
    {U"v", U"\u03BD\u1D20"},
    {U"w", U"\u026F\u0461\u051D\u1D21"},
    {U"x", U"\u0445"},
    {U"y", U"\u0263\u028F\u03B3\u0443\u04AF\u1D8C\u1EFF\uAB5A"},
    {U"z", U"\u1D22"},
    {U"\u0401", U"\u00CB"},
    {U"\u0410", U"A\u0391"},
    {U"\u0411", U"\u0182\u0183"},
    {U"\u0412", U"B\u0392\uA7B4"},
    {U"\u0413", U"\u0393"},
    {U"\u0414", U"\u0394"},
    {U"\u0415", U"E\u0395"},
    {U"\u0417", U"\u01B7\u021C\u04E0\uA76A\uA7AB"},
    {U"\u0418", U"\u0376"},
    {U"\u041A", U"K\u039A"},
    {U"\u041B", U"\u0245\u039B"},
    {U"\u041C", U"M\u039C\u03FA"},
    {U"\u041D", U"H\u0397"},
    {U"\u041E", U"O\u039F"},
    {U"\u041F", U"\u03A0"},
    {U"\u0420", U"P\u03A1"},
    {U"\u0421", U"C"},
    {U"\u0422", U"T\u03A4"},
    {U"\u0423", U"Y\u03A5\u04AE"},
    {U"\u0424", U"\u03A6"},
    {U"\u0425", U"X\u03A7\uA7B3"},
    {U"\u042C", U"\u0184"},
    {U"\u0430", U"a\u0251\u03B1"},
    {U"\u0432", U"\u0299"},
    {U"\u0433", U"\u1D26"},
    {U"\u0435", U"e\u04BD\uAB32"},
    {U"\u0437", U"\u025C\u1D08"},
    {U"\u0438", U"\u0377\u1D0E"},
    {U"\u043A", U"k\u0138\u03BA\u1D0B"},
    {U"\u043B", U"\u1D2B"},
    {U"\u043C", U"\u028D\u1D0D"},
    {U"\u043D", U"\u029C"},
    {U"\u043E", U"o\u03BF\u03C3\u1D0F\u1D11\uAB3D"},
    {U"\u043F", U"\u03C0\u1D28"},
    {U"\u0440", U"p\u03C1"},
    {U"\u0441", U"c\u1D04"},
    {U"\u0442", U"\u03C4\u1D1B"},
    {U"\u0443", U"y\u0263\u028F\u03B3\u1D8C\u1EFF\uAB5A"},
    {U"\u0444", U"\u0278\u03C6"},
    {U"\u0445", U"x"},
    {U"\u044C", U"\u0185"},
    {U"\u044F", U"\u1D19"},
    {U"\u0451", U"\u00EB"},
    {U"\u04A2", U"\u2C67"},
    {U"\u04AE", U"Y\u03A5\u0423"},
    {U"\u04AF", U"y\u0263\u028F\u03B3\u1D8C\u1EFF\uAB5A"},
    {U"\u04E8", U"\u019F\u0398\u03B8\u0472\uA74A"},
    {U"\u04E9", U"\u0275\u03B8\u0473\uA74B"},
};

// Typed where a keyboard or a font has no ң ө ү.
constexpr LookAlikes kTypedForKyrgyz[] = {
    {U"ң", U"н\u014B\u04A5\u04C8\u04CA\u2C68"},
    {U"ө", U"о\u00F8\u0275\u0473\uA74B"},
    {U"ү", U"у\u0475\u04B1"},
};

TEST(LookAlikeTable, EveryRowIsRepairedToOneKey) {
  for (const auto& row : kLookAlikes) {
    const bool cyrillic = is_cyrillic(row.letter[0]);
    const auto expected = keys_of(word_with(row.letter[0], cyrillic));
    ASSERT_EQ(expected.size(), 1U);
    for (const auto c : row.look_alikes) {
      EXPECT_EQ(keys_of(word_with(c, cyrillic)), expected) << "U+" << std::hex << static_cast<std::uint32_t>(c);
    }
  }
}

TEST(LookAlikeTable, EveryLetterTypedForAKyrgyzOneHasItsKey) {
  for (const auto& row : kTypedForKyrgyz) {
    const auto expected = keys_of(word_with(row.letter[0], true));
    for (const auto c : row.look_alikes) {
      EXPECT_EQ(keys_of(word_with(c, true)), expected) << "U+" << std::hex << static_cast<std::uint32_t>(c);
    }
  }
}

// Look-alikes are few: any two other letters of one alphabet keep words apart, but for ң ө ү ё.
TEST(LookAlikeTable, TheLettersOfAnAlphabetStayApart) {
  for (const std::u32string_view alphabet : {U"абвгдежзийклмнопрстуфхцчшщъыьэюя", U"abcdefghijklmnopqrstuvwxyz"}) {
    std::vector<std::uint64_t> keys;
    for (const auto c : alphabet) keys.push_back(keys_of(word_with(c, is_cyrillic(c))).at(0));
    std::ranges::sort(keys);
    EXPECT_EQ(std::ranges::adjacent_find(keys), keys.end());
  }
}

// Default-ignorable characters, and what hides a cut or a mark without being one.
constexpr std::u32string_view kInvisible =
    U"\u00AD\u034F\u061C\u115F\u1160\u17B4\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060"
    U"\u2061"
    U"\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206A\u2800\u3164\uFE00\uFEFF\uFFA0\uFFF9\uFFFA\uFFFB\uFFFC\U0001D173"
    U"\U000E0020"
    U"\U000E0100";

constexpr std::u32string_view kMarks = U"\u0300\u0301\u0306\u0308\u0320\u0323\u0332\u0335\u0336\u0337\u0338\u034F";

constexpr std::u32string_view kSpaces =
    U"\u00A0\u1680\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

std::string twice_with(char32_t between) {
  return bytes_of({U'л', U'о', U'д', between, U'к', U'а'}) + " " + bytes_of({U'l', U'o', U'd', between, U'g', U'e'});
}

TEST(InvisibleTable, EveryRowIsDropped) {
  const auto clean = keys_of("лодка lodge");
  ASSERT_EQ(clean.size(), 2U);
  for (const auto table : {kInvisible, kMarks}) {
    for (const auto c : table) {
      EXPECT_EQ(keys_of(twice_with(c)), clean) << "U+" << std::hex << static_cast<std::uint32_t>(c);
    }
  }
}

TEST(InvisibleTable, EverySpacePartsWords) {
  const auto parted = keys_of("лод ка lod ge");
  ASSERT_EQ(parted.size(), 4U);
  for (const auto c : kSpaces) {
    EXPECT_EQ(keys_of(twice_with(c)), parted) << "U+" << std::hex << static_cast<std::uint32_t>(c);
  }
}

}  // namespace
}  // namespace tamga
