// Of which scripts the letters of a word are, as it stands in the text: before any repair.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/text/language.h"

namespace tamga {

struct WordLetters {
  std::uint32_t latin = 0;
  std::uint32_t cyrillic = 0;
  std::uint32_t greek = 0;
  std::uint32_t other = 0;       // letters of further scripts, digits too
  std::uint32_t imitations = 0;  // letters that hardly any language has but that look like common ones: ɑ ᴄ 𝐚
  std::uint32_t variants = 0;    // ӊ ѳ ɵ ұ and the like, as typed for ң ө ү; counted as Cyrillic
  std::uint32_t invisible =
      0;  // inside the word; soft hyphens, controls and private use apart, which files leave behind
  bool latin_look_alike = true;     // every Latin letter has a Cyrillic twin
  bool cyrillic_look_alike = true;  // every Cyrillic letter has a Latin twin
  bool greek_look_alike = true;     // every Greek letter looks like one of the other letters' script
  bool phonetic = false;            // has letters of phonetic transcription that imitate none: ʃ ə
  bool kyrgyz = false;              // has ң ө ү themselves

  std::uint32_t letters() const { return latin + cyrillic + greek + imitations; }
  bool mixed() const { return (latin > 0) + (cyrillic > 0) + (greek > 0) + (imitations > 0) > 1; }
};

// Reads a word: the source bytes of a token. Time O(n).
WordLetters read_letters(std::string_view word);

// Whether a mixed word is a Latin name with a Cyrillic ending: «USBнин», «COVIDке», «KOICAнын». The Latin part comes
// first and has two letters or more. In a Kyrgyz or Russian `sentence` it has a letter without a Cyrillic twin, or is
// all capitals before small letters; in another one the ending has a letter without a Latin twin, since «thе» is no
// name. An ending with a capital has such a letter everywhere: «LTЕ» has none.
bool is_legal_mixture(std::string_view word, Language sentence);

// Whether a mixed word looks like a word of one script: all letters of the others are look-alikes. Roman numerals of
// mixed letters («ХIХ») and phonetic transcription are none.
bool is_disguised_mixture(std::string_view word, const WordLetters& letters, Language sentence);

}  // namespace tamga
