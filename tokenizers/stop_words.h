// The function words of each language: so common that sharing them proves little.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "engine/text/language.h"

namespace tamga {

// Immutable once built, so any number of threads may ask.
class StopWords {
 public:
  StopWords();

  // Whether the word of this exact key is a function word of `language`; never of kOther.
  bool contains(Language language, std::uint64_t exact_key) const;

  // The languages that it is a function word of: bit i for the i-th Language.
  std::uint8_t languages(std::uint64_t exact_key) const;

 private:
  void add(Language language, std::string_view list);

  static constexpr std::size_t kFilterBits = 1U << 13U;

  std::unordered_map<std::uint64_t, std::uint8_t> languages_;  // by exact key
  // A bit for every key that is there, by the lowest bits of it: nearly all words are told here not to be.
  std::bitset<kFilterBits> filter_;
};

}  // namespace tamga
