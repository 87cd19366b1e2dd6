#include "tokenizers/stop_words.h"

#include <string_view>

#include "engine/base/hash.h"
#include "tokenizers/data/stop_words.h"
#include "tokenizers/fold.h"
#include "tokenizers/words.h"

namespace tamga {

StopWords::StopWords() {
  add(Language::kKyrgyz, data::kyrgyz_stop_words());
  add(Language::kRussian, data::russian_stop_words());
  add(Language::kEnglish, data::english_stop_words());
}

void StopWords::add(Language language, std::string_view list) {
  for (const auto& word : find_words(list)) {
    const auto key = hash64(fold_word(list.substr(word.begin, word.size())));
    filter_.set(key % kFilterBits);
    auto& languages = languages_[key];
    languages = static_cast<std::uint8_t>(languages | 1U << static_cast<unsigned>(language));
  }
}

bool StopWords::contains(Language language, std::uint64_t exact_key) const {
  return (languages(exact_key) >> static_cast<unsigned>(language) & 1U) != 0;
}

std::uint8_t StopWords::languages(std::uint64_t exact_key) const {
  if (!filter_[exact_key % kFilterBits]) return 0;
  const auto found = languages_.find(exact_key);
  return found == languages_.end() ? std::uint8_t{0} : found->second;
}

}  // namespace tamga
