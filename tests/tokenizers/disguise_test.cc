// Promise 2, "Disguise changes nothing": the same exact keys as the clean text, in three languages.
#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <string>
#include <vector>

#include "engine/text/utf8.h"
#include "tokenizers/char_kind.h"
#include "tokenizers/code_points.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

constexpr std::string_view kTexts[] = {
    "Ысык-Көл облусунун мектептеринде окуучулар үчүн жаңы китепканалар ачылды. Мугалимдер балдардын окууга болгон "
    "кызыгуусу өскөнүн айтышат: «Биз мурда мындай мүмкүнчүлүктү көргөн эмеспиз». Айылдагы ата-энелер да кубанычта.",
    "Каждую весну жители посёлка сажают деревья вдоль дороги, ведущей к озеру. Ещё десять лет назад здесь был "
    "пустырь — теперь растёт тенистая аллея. Объём работ вырос в 2,5 раза, и почти всё сделали сами школьники.",
    "Every spring the people of our town plant trees along the road that leads to the lake. Ten years ago it was "
    "a wasteland; today there is a shady avenue, and most of the work was done by school pupils who don't give up."};

using Letters = std::u32string;

Letters decode(std::string_view text) {
  Letters letters;
  for (std::size_t at = 0; at < text.size();) letters.push_back(next_code_point(text, at));
  return letters;
}

std::string encode(const Letters& letters) {
  std::string text;
  for (const auto c : letters) append_utf8(text, c);
  return text;
}

Letters swap_letters(Letters text, std::u32string_view from, std::u32string_view to) {
  for (auto& c : text) {
    const auto found = from.find(c);
    if (found != std::u32string_view::npos) c = to[found];
  }
  return text;
}

bool is_letter(char32_t c) {
  return char_kind(c) == CharKind::kLetter;
}

// Puts `insert` between two letters at random; a capital may not follow where `before_small` says so.
Letters insert_inside_words(const Letters& text, const std::vector<Letters>& inserts, unsigned one_in,
                            std::mt19937& random) {
  Letters result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result.push_back(text[i]);
    const bool inside = i + 1 < text.size() && is_letter(text[i]) && is_letter(text[i + 1]);
    if (inside && random() % one_in == 0) result += inserts[random() % inserts.size()];
  }
  return result;
}

Letters replace_all(const Letters& text, char32_t from, const std::vector<Letters>& to, std::mt19937& random) {
  Letters result;
  for (const auto c : text) result += c == from ? to[random() % to.size()] : Letters(1, c);
  return result;
}

constexpr std::u32string_view kSmall = U"абвгдежзийклмнопрстуфхцчшщъыьэюяёңөүabcdefghijklmnopqrstuvwxyz";
constexpr std::u32string_view kCapital = U"АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁҢӨҮABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::u32string_view kCyrillic = U"асеорхуАВСЕНКМОРТХіѕј";
constexpr std::u32string_view kLatin = U"aceopxyABCEHKMOPTXisj";

struct Disguise {
  const char* name;
  std::function<Letters(const Letters&, std::mt19937&)> apply;
};

const std::vector<Disguise>& disguises() {
  static const std::vector<Disguise> kDisguises = {
      {"Latin look-alikes", [](const Letters& t, std::mt19937&) { return swap_letters(t, kCyrillic, kLatin); }},
      {"Cyrillic look-alikes", [](const Letters& t, std::mt19937&) { return swap_letters(t, kLatin, kCyrillic); }},
      {"Greek look-alikes", [](const Letters& t, std::mt19937&) { return swap_letters(t, U"оaАT", U"οαΑΤ"); }},
      {"capitals", [](const Letters& t, std::mt19937&) { return swap_letters(t, kSmall, kCapital); }},
      {"capital look-alikes",
       [](const Letters& t, std::mt19937&) {
         return swap_letters(swap_letters(t, kSmall, kCapital), kCyrillic, kLatin);
       }},
      {"Russian keyboard", [](const Letters& t, std::mt19937&) { return swap_letters(t, U"өүңӨҮҢё", U"оунОУНе"); }},
      {"natural variants", [](const Letters& t, std::mt19937&) { return swap_letters(t, U"өүң", U"ѳұӊ"); }},
      {"invisible characters",
       [](const Letters& t, std::mt19937& random) {
         return insert_inside_words(t, {U"\u200B", U"\u200C", U"\u200D", U"\u2060", U"\u00AD", U"\uFEFF", U"\u2800"}, 2,
                                    random);
       }},
      {"stray marks",
       [](const Letters& t, std::mt19937& random) {
         return insert_inside_words(t, {U"\u0301", U"\u0323", U"\u0335", U"\u0338"}, 3, random);
       }},
      {"hyphenated line ends",
       [](const Letters& t, std::mt19937& random) {
         return insert_inside_words(t, {U"-\n", U"-\r\n  ", U"\u2010\n", U"\u00AD\n"}, 6, random);
       }},
      {"decomposed",
       [](const Letters& t, std::mt19937& random) {
         auto text = replace_all(t, U'й', {U"и\u0306"}, random);
         return replace_all(text, U'ё', {U"е\u0308"}, random);
       }},
      {"spaces",
       [](const Letters& t, std::mt19937& random) {
         return replace_all(t, U' ', {U"\u00A0", U"  ", U"\u2009", U"\n", U" \n ", U"\u3000"}, random);
       }},
      {"dashes and apostrophes",
       [](const Letters& t, std::mt19937&) { return swap_letters(t, U"-—'", U"\u2010\u2013\u2019"); }},
  };
  return kDisguises;
}

std::vector<std::uint64_t> exact_keys(std::string_view text) {
  std::vector<std::uint64_t> keys;
  const auto result = make_standard_tokenizer()->tokenize(text).value();
  for (const auto& token : result.tokens) keys.push_back(token.exact_key);
  return keys;
}

TEST(Disguise, ChangesNothing) {
  std::mt19937 random(1);
  for (const auto text : kTexts) {
    for (const auto& disguise : disguises()) {
      for (int round = 0; round < 20; ++round) {
        const auto disguised = encode(disguise.apply(decode(text), random));
        ASSERT_EQ(exact_keys(disguised), exact_keys(text)) << disguise.name << ": " << disguised;
      }
    }
  }
}

TEST(Disguise, ChangesNothingInPairs) {
  std::mt19937 random(2);
  for (const auto text : kTexts) {
    for (const auto& first : disguises()) {
      for (const auto& second : disguises()) {
        // A line end is undone only before a small letter, and where no white space comes before it.
        if (std::string_view(first.name) == "hyphenated line ends") continue;
        if (std::string_view(second.name) == "hyphenated line ends") continue;
        const auto disguised = encode(second.apply(first.apply(decode(text), random), random));
        ASSERT_EQ(exact_keys(disguised), exact_keys(text)) << first.name << ", " << second.name << ": " << disguised;
      }
    }
  }
}

}  // namespace
}  // namespace tamga
