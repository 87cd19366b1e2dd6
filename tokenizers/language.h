// Which language a sentence is in: Kyrgyz, Russian, English or another.
//
// A rule of three signs: the script of its words, its function words, and the letters that one language has and another
// has not. It decides stems and function words only; exact keys never depend on it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/text/language.h"
#include "tokenizers/look_alikes.h"
#include "tokenizers/stop_words.h"

namespace tamga {

// What the words of a sentence say; counts of words.
struct LanguageSigns {
  std::uint32_t latin = 0;  // words that some letter decides to be Latin, Cyrillic or of another script
  std::uint32_t cyrillic = 0;
  std::uint32_t other_script = 0;
  std::uint32_t typed_latin = 0;  // words of common letters only, by the script they are typed in
  std::uint32_t typed_cyrillic = 0;
  std::uint32_t kyrgyz_function = 0;
  std::uint32_t russian_function = 0;
  std::uint32_t english_function = 0;
  std::uint32_t kyrgyz_letters = 0;   // ң ө ү or a doubled vowel
  std::uint32_t russian_letters = 0;  // щ ъ ц ф в
  std::uint32_t foreign_letters = 0;  // letters of none of our languages: ә ғ қ ї
};

// Adds a word: as it stands in the cleaned text, its canonical spelling and its exact key.
void add_word(LanguageSigns& signs, std::string_view clean, std::string_view canonical, std::uint64_t exact_key,
              const StopWords& stop_words);

// A pure function of the signs. kOther also if they say nothing; decides() tells.
Language decide_language(const LanguageSigns& signs);

// Whether there are signs enough to decide by: a heading of one name has not.
bool decides(const LanguageSigns& signs);

// The language of each sentence of a text: a sentence without signs is in the language of the nearest one before it, or
// behind it, that has some. Time O(n).
std::vector<Language> decide_languages(std::span<const LanguageSigns> sentences);

// The language whose stems and function words a word has in a sentence of `sentence`: a word that is wholly of Latin
// letters in a Cyrillic sentence is English, one of Cyrillic letters in an English sentence is kOther.
Language word_language(Language sentence, Script word);

}  // namespace tamga
