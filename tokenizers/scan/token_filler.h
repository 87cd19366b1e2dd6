// What a token has from the entry of its word, once the language of its sentence is known or guessed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/text/language.h"
#include "engine/text/token.h"
#include "tokenizers/language.h"
#include "tokenizers/scan/word_table.h"

namespace tamga {

class TokenFiller {
 public:
  TokenFiller() { choose(Language::kOther); }

  // The language of the sentence that the next words stand in.
  void choose(Language sentence) {
    sentence_ = sentence;
    for (std::size_t script = 0; script < languages_.size(); ++script) {
      languages_[script] = word_language(sentence, static_cast<Script>(script));
    }
  }
  Language sentence() const { return sentence_; }

  // False if the stem is not known yet, which add_stem() of the table changes. `entry` is not that of kNone.
  bool fill(const WordEntry& entry, Token& token) const {
    token.language = languages_[static_cast<std::size_t>(entry.script)];
    const auto language = static_cast<unsigned>(token.language);
    token.stop_word = (entry.stop_word_in >> language & 1U) != 0;
    token.stem_key = token.language == Language::kOther ? entry.exact_key : entry.stem_keys[language - 1];
    return (entry.known_stems >> language & 1U) != 0;
  }

 private:
  Language sentence_ = Language::kOther;
  std::array<Language, 5> languages_{};  // of the words of such a sentence, by their script
};

}  // namespace tamga
