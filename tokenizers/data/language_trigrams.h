// How usual each three letters are in Kyrgyz, Russian, English and their neighbours: the tables behind
// language_model.h.
//
// A trigram is three letters running, or two and an edge of their word. Its points in a language are
// 16 * ln(p / floor), rounded, where p is its share of all trigrams of the language and the floor, 2e-5, is the same
// for all languages: a trigram that is rare in a language has no points there. language_trigrams.cc is generated.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

namespace tamga {

// The letters of a script have numbers of five bits; 0 is the edge of a word. ъ has the number of ь.
inline constexpr std::uint32_t kTrigramSymbolBits = 5;
inline constexpr std::uint32_t kTrigramMask = (1U << 3 * kTrigramSymbolBits) - 1;

// The number of one of a-z and а-я; 0 for all other characters.
constexpr std::uint8_t trigram_symbol(char32_t c) {
  if (c >= U'a' && c <= U'z') return static_cast<std::uint8_t>(c - U'a' + 1);
  if (c == U'ъ') return trigram_symbol(U'ь');
  if (c >= U'а' && c <= U'щ') return static_cast<std::uint8_t>(c - U'а' + 1);
  if (c >= U'ы' && c <= U'я') return static_cast<std::uint8_t>(c - U'а');
  return 0;
}

// At [first << 10 | second << 5 | third]: byte i, from the lowest, has the points of language i of the script.
using TrigramTable = std::array<std::uint32_t, kTrigramMask + 1>;

// NOLINTBEGIN(readability-identifier-naming): constants, though the check knows only those defined here as such
extern const TrigramTable kCyrillicTrigrams;  // Kyrgyz, Russian, Kazakh, the other Slavic languages as one
extern const TrigramTable kLatinTrigrams;     // English, Turkish, the other Germanic and the Romance languages
// NOLINTEND(readability-identifier-naming)

// The trigrams of one language that have the same points, one behind the other; "_" is an edge.
struct TrigramRow {
  std::uint8_t points;
  std::string_view trigrams;
};

// The table of a script from the rows of its languages, four at most. All letters are of one script.
constexpr TrigramTable pack_trigrams(std::initializer_list<std::span<const TrigramRow>> languages) {
  TrigramTable table{};
  std::uint32_t shift = 0;
  for (const auto rows : languages) {
    for (const TrigramRow& row : rows) {
      std::uint32_t trigram = 0;
      std::uint32_t letters = 0;
      for (std::size_t at = 0; at < row.trigrams.size(); ++at) {
        char32_t c = static_cast<unsigned char>(row.trigrams[at]);
        if (c >= 0x80) c = (c & 0x1FU) << 6U | (static_cast<unsigned char>(row.trigrams[++at]) & 0x3FU);
        trigram = (trigram << kTrigramSymbolBits | trigram_symbol(c)) & kTrigramMask;
        if (++letters % 3 == 0) table[trigram] |= static_cast<std::uint32_t>(row.points) << shift;
      }
    }
    shift += 8;
  }
  return table;
}

}  // namespace tamga
