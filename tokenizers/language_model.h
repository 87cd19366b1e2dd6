// Which language a passage is written in: Kyrgyz, Russian, English, or another one.
//
// Every three letters of a word speak for the languages in which they are usual (data/language_trigrams.h). The sums
// are compared. Kazakh, Turkish and three groups of European languages take part and count as other; so does a text
// whose trigrams are usual nowhere: a further language, or letters that a broken font left. Numbers, marks and white
// space count for nothing.
//
// Case and disguise change little: the model reads ң ө ү ё as н о у е and Kazakh, Turkish and accented letters as their
// plain likenesses, and counts them besides, as a bonus for the languages that have them. So Kyrgyz typed on a Russian
// keyboard is Kyrgyz. Letters that imitate those of another script are the business of the cleaning before.
//
// Measured in docs/decisions/0003-language-identification.md: of passages of 50 characters at least 99 % are right.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/text/language.h"

namespace tamga {

// What a text says for each language. The scores of a text are the sum of those of its parts, in any order, if it was
// cut between words.
struct LanguageScores {
  // Points of its trigrams in each language or group; 16 make a language e times as likely.
  std::uint64_t kyrgyz = 0;
  std::uint64_t russian = 0;
  std::uint64_t kazakh = 0;
  std::uint64_t slavic = 0;
  std::uint64_t english = 0;
  std::uint64_t turkish = 0;
  std::uint64_t germanic = 0;
  std::uint64_t romance = 0;

  std::uint32_t cyrillic_letters = 0;
  std::uint32_t latin_letters = 0;
  std::uint32_t other_letters = 0;             // of further scripts
  std::uint32_t kyrgyz_letters = 0;            // ң ө ү, among the Cyrillic ones
  std::uint32_t foreign_cyrillic_letters = 0;  // ә ғ қ һ і ұ, ў ї: among the Cyrillic ones, but not ky or ru
  std::uint32_t foreign_latin_letters = 0;     // ş ğ ı ç ö ü, é ñ: among the Latin ones, but not English

  std::uint64_t letters() const;
  LanguageScores& operator+=(const LanguageScores& other);
  bool operator==(const LanguageScores&) const = default;
};

// Reads `text`, which is valid UTF-8. A soft hyphen, a zero-width character or a combining mark does not end a word,
// every other character that is not a letter does, and so does a change of script. One pass, no allocation.
LanguageScores score_language(std::string_view text);

// The language that the scores speak for; kOther if there are no letters.
Language language_of(const LanguageScores& scores);

// A sentence with fewer letters than this, about 30 characters, does not decide its language alone.
inline constexpr std::uint64_t kDecisiveLetters = 25;

// The languages of the sentences of a document, in order:
//   - a long sentence (kDecisiveLetters or more) has its own language, unless it is in doubt and both its neighbours
//     have one other language;
//   - a short one has the language of itself and its two neighbours taken together; if that is short as well, the
//     language of the last decided sentence before, else of the first one behind. But it decides alone if it is in
//     Latin letters and they are in Cyrillic ones, or the reverse;
//   - if no sentence is decided so, all together decide.
// Depends on nothing but `sentences`. Time O(n).
std::vector<Language> smooth_languages(std::span<const LanguageScores> sentences);

}  // namespace tamga
