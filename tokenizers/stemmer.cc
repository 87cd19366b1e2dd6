#include "tokenizers/stemmer.h"

#include <libstemmer.h>

#include <cassert>

#include "tokenizers/kyrgyz_stemmer.h"

namespace tamga {

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

Stemmer::Stemmer() : russian_(sb_stemmer_new("russian", "UTF_8")), english_(sb_stemmer_new("english", "UTF_8")) {
  assert(russian_ && english_);  // both are compiled into libstemmer
}

std::string Stemmer::stem(std::string_view word, Language language) {
  if (word.size() > kLongestStemmed) return std::string(word);
  switch (language) {
    case Language::kRussian:
      return run(russian_, word);
    case Language::kEnglish:
      return run(english_, word);
    case Language::kKyrgyz:
      return kyrgyz_stem(word);
    case Language::kOther:
      break;
  }
  return std::string(word);
}

std::string Stemmer::run(const Snowball& snowball, std::string_view word) {
  // sb_symbol is a byte of the text.
  const auto* symbols = reinterpret_cast<const sb_symbol*>(word.data());
  const auto* stem = sb_stemmer_stem(snowball.get(), symbols, static_cast<int>(word.size()));
  if (stem == nullptr) return std::string(word);  // out of memory in libstemmer
  const auto length = static_cast<std::size_t>(sb_stemmer_length(snowball.get()));
  return {reinterpret_cast<const char*>(stem), length};
}

}  // namespace tamga
