// What a word is to the tokenizer, worked out from its letters alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/text/language.h"
#include "tokenizers/language_model.h"
#include "tokenizers/look_alikes.h"
#include "tokenizers/scan/sentence_breaker.h"
#include "tokenizers/stemmer.h"

namespace tamga {

// A word in its two spellings, and what they show.
struct WordSpelling {
  std::string clean;                   // as clean_text() leaves it
  std::string canonical;               // as fold_word() makes it of that; the exact key is its hash
  Script script = Script::kUndecided;  // decided_script() of the canonical one
  bool mixes_scripts = false;          // the clean one does (language.h)
};

// Of the source of one word: what clean_text() and find_words() make a single word of.
WordSpelling spell(std::string_view word);

// The hash of the canonical spelling of a word's stem in `language`; `script` is decided_script() of the word.
std::uint64_t stem_key(std::string_view canonical, Script script, Language language, Stemmer& stemmer);

// The word as a person reads it in `language`.
std::string readable_word(std::string_view canonical, Language language);

// Whether score_word() depends on the sentence.
bool scores_depend_on_sentence(const WordSpelling& word);

}  // namespace tamga
