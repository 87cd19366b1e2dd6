// The function words of each language: so common that sharing them proves little.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_set>

#include "engine/text/language.h"

namespace tamga {

// Immutable once built, so any number of threads may ask.
class StopWords {
 public:
  StopWords();

  // Whether the word of this exact key is a function word of `language`; never of kOther.
  bool contains(Language language, std::uint64_t exact_key) const;

 private:
  std::array<std::unordered_set<std::uint64_t>, 4> keys_;  // by Language
};

}  // namespace tamga
