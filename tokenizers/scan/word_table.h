// What is known of words, looked up by their bytes: a text repeats its words, and working one out costs fifty times as
// much as looking it up.
//
// Everything here is a pure function of the word, so what was read before never changes a result, only its cost.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/language.h"
#include "tokenizers/look_alikes.h"
#include "tokenizers/scan/sentence_breaker.h"
#include "tokenizers/scan/word_facts.h"
#include "tokenizers/scan/word_scores.h"
#include "tokenizers/stemmer.h"
#include "tokenizers/stop_words.h"

namespace tamga {

// The scores of a word whose letters stand in both scripts or in no particular one: they depend on its sentence.
struct DependentScores {
  std::array<WordScores, 3> in;  // an undecided, a Cyrillic, a Latin sentence
};

// Two cache lines: what finds the word and goes into its token, then what its sentence asks for.
struct alignas(64) WordEntry {
  static constexpr std::size_t kLongestWord = 40;

  std::array<std::uint64_t, kLongestWord / 8> bytes{};  // zeros behind the word
  std::uint64_t exact_key = 0;
  WordSigns signs;
  std::uint8_t length = 0;
  Script script = Script::kUndecided;
  std::uint8_t stop_words = 0;               // a bit a Language in which it is one
  std::uint8_t known_stems = 0;              // a bit a Language
  std::uint32_t dependent = 0;               // 1 + its place among the DependentScores, or 0
  std::array<std::uint64_t, 4> stem_keys{};  // by Language, if known
  WordScores scores{};                       // nothing but the script if they depend on the sentence
};

// For one thread at a time.
class WordTable {
 public:
  static constexpr std::uint32_t kNone = ~0U;

  explicit WordTable(const StopWords& stop_words);

  // The place of the entry of `word`, which is not empty: a run of letters and digits as they stand in a text, or
  // cleaned. kNone if the word is too long or the table is full. `text_end`: bytes before it may be read.
  std::uint32_t find(std::string_view word, const char* text_end);

  WordEntry& operator[](std::uint32_t at) { return entries_[at]; }

  // The scores of an entry that has dependent ones, in a sentence of kUndecided, kCyrillic or kLatin script.
  const WordScores& dependent(const WordEntry& entry, Script sentence) const {
    return dependent_[entry.dependent - 1].in[static_cast<std::size_t>(sentence)];
  }

  // Works out the stem key of an entry in a language.
  static void add_stem(WordEntry& entry, Language language, Stemmer& stemmer);

  // Forgets all words if there is little room for new ones. Places are good until then.
  void make_room();

 private:
  using Bytes = std::array<std::uint64_t, WordEntry::kLongestWord / 8>;
  static std::uint64_t hash(const Bytes& bytes, std::size_t length);
  std::uint64_t* free_slot(std::uint64_t hash);
  std::uint32_t add(std::string_view word, const Bytes& bytes, std::uint64_t hash);
  void add_scores(const WordSpelling& spelling, WordEntry& entry);
  void grow();

  const StopWords& stop_words_;
  std::vector<WordEntry> entries_;
  std::vector<DependentScores> dependent_;
  std::vector<std::uint64_t> slots_;  // by hash: its upper half, then 1 + the place of the entry; 0 if empty
};

}  // namespace tamga
