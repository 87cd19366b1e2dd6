// Stems: what is left of a word without its endings, so that "works" and "working" meet.
//
// Russian and English: Snowball (libstemmer). Kyrgyz: kyrgyz_stemmer.h. Other languages: the word itself.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/text/language.h"

struct sb_stemmer;

namespace tamga {

// For one thread at a time: libstemmer keeps its working space in the stemmer. Making one costs microseconds.
class Stemmer {
 public:
  Stemmer();

  // The stem of a folded word as readable_spelling() gives it; a pure function of both. A word of more than
  // kLongestStemmed bytes is its own stem: no word of a language is that long. Time O(length).
  std::string stem(std::string_view word, Language language);

  static constexpr std::size_t kLongestStemmed = 128;

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  using Snowball = std::unique_ptr<sb_stemmer, Delete>;
  static std::string run(const Snowball& snowball, std::string_view word);

  Snowball russian_;
  Snowball english_;
};

}  // namespace tamga
