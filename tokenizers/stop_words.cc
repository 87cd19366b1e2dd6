#include "tokenizers/stop_words.h"

#include <cstddef>
#include <string_view>

#include "engine/base/hash.h"
#include "tokenizers/data/stop_words.h"
#include "tokenizers/fold.h"
#include "tokenizers/words.h"

namespace tamga {
namespace {

std::unordered_set<std::uint64_t> keys_of(std::string_view list) {
  std::unordered_set<std::uint64_t> keys;
  for (const auto& word : find_words(list)) keys.insert(hash64(fold_word(list.substr(word.begin, word.size()))));
  return keys;
}

std::size_t index(Language language) {
  return static_cast<std::size_t>(language);
}

}  // namespace

StopWords::StopWords() {
  keys_[index(Language::kKyrgyz)] = keys_of(data::kyrgyz_stop_words());
  keys_[index(Language::kRussian)] = keys_of(data::russian_stop_words());
  keys_[index(Language::kEnglish)] = keys_of(data::english_stop_words());
}

bool StopWords::contains(Language language, std::uint64_t exact_key) const {
  return keys_[index(language)].contains(exact_key);
}

}  // namespace tamga
