#include "tokenizers/scan/word_facts.h"

#include <cstddef>

#include "engine/base/hash.h"
#include "engine/text/utf8.h"
#include "tokenizers/char_kind.h"
#include "tokenizers/clean.h"
#include "tokenizers/code_points.h"
#include "tokenizers/fold.h"
#include "tokenizers/language.h"
#include "tokenizers/scan/plain_kind.h"

namespace tamga {
namespace {

// clean_text() of one word.
std::string clean_word(std::string_view word) {
  std::string clean;
  clean.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    const auto c = next_code_point(word, at);
    const auto letter = clean_letter(c);
    // The apostrophes and points inside a word stay as they are.
    const bool connector = letter == 0 && (c == U'\'' || c == 0x2019 || c == U'.' || c == U',');
    if (letter == 0 && !connector) return clean_text(word).text;
    append_utf8(clean, connector ? c : letter);
  }
  return clean;
}

}  // namespace

WordSpelling spell(std::string_view word) {
  WordSpelling spelling;
  spelling.clean = clean_word(word);
  spelling.canonical = fold_word(spelling.clean);
  return spelling;
}

std::uint64_t stem_key(std::string_view canonical, Language language, Stemmer& stemmer) {
  return hash64(canonical_spelling(stemmer.stem(readable_word(canonical, language), language)));
}

std::string readable_word(std::string_view canonical, Language language) {
  return readable_spelling(canonical, language == Language::kEnglish ? Script::kLatin : Script::kCyrillic);
}

bool scores_depend_on_sentence(const WordSpelling& word) {
  return decided_script(word.canonical) == Script::kUndecided || mixes_scripts(word.clean);
}

}  // namespace tamga
