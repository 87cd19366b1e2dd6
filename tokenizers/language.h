// From the words of a sentence to their languages. It decides stems and function words only; exact keys never depend on
// it. tokenizers/language_model.h decides for sentences.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/text/language.h"
#include "tokenizers/language_model.h"
#include "tokenizers/look_alikes.h"

namespace tamga {

// The script that most words of a sentence are decided to be in: kLatin, kCyrillic, or kUndecided if none is.
class SentenceScript {
 public:
  void add(std::string_view canonical);
  // As many words that decide for Latin and for Cyrillic.
  void add(std::uint64_t latin, std::uint64_t cyrillic);
  Script script() const;

 private:
  std::uint64_t latin_ = 0;
  std::uint64_t cyrillic_ = 0;
};

// Whether a word has letters of both scripts, as it stands in the cleaned text.
bool mixes_scripts(std::string_view word);

// What a word says for each language: `clean` is the word as it stands in the cleaned text, `canonical` its canonical
// spelling. A word whose letters stand in both scripts, and one of common letters only, speaks as it reads in
// `sentence`.
LanguageScores score_word(std::string_view clean, std::string_view canonical, Script sentence);

// The language whose stems and function words a word has in a sentence of `sentence`: a word that is wholly of Latin
// letters in a Cyrillic sentence is English, one of Cyrillic letters in an English sentence is kOther.
Language word_language(Language sentence, Script word);

}  // namespace tamga
