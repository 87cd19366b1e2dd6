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

#include "engine/base/range.h"
#include "engine/text/language.h"
#include "tokenizers/look_alikes.h"
#include "tokenizers/scan/large_pages.h"
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
  using Bytes = std::array<std::uint64_t, kLongestWord / 8>;

  Bytes bytes{};  // the word, zeros behind it
  std::uint64_t exact_key = 0;
  WordSigns signs;
  bool found_again = false;
  std::uint32_t canonical = 0;  // where its canonical spelling begins among all of them

  alignas(64) WordScores scores{};           // nothing but the script if they depend on the sentence
  std::array<std::uint64_t, 3> stem_keys{};  // in Kyrgyz, Russian, English, if known; in kOther it is the exact key
  std::uint32_t dependent = 0;               // 1 + the place of its DependentScores, or 0
  Script script = Script::kUndecided;
  std::uint8_t stop_word_in = 0;                                             // a bit a Language
  std::uint8_t known_stems = 1U << static_cast<unsigned>(Language::kOther);  // a bit a Language
};
static_assert(sizeof(WordEntry) == 128 && offsetof(WordEntry, scores) == 64);

// Words on their way through the table.
struct WordBatch {
  static constexpr std::size_t kMostWords = 32;

  std::size_t size = 0;
  std::array<ByteRange, kMostWords> words;  // where they stand in the text at hand; none is empty
  std::array<WordEntry::Bytes, kMostWords> bytes;
  std::array<std::uint64_t, kMostWords> hashes;
  std::array<std::uint32_t, kMostWords> places;  // of their entries; until they are found, where they probably are
};

// For one thread at a time.
//
// Words are looked up in batches and in three steps. Each step asks for the memory that the next one reads; with other
// batches between, it has come by then.
class WordTable {
 public:
  // The place of all words that have no entry of their own. What stands there has no scores and depends on everything.
  static constexpr std::uint32_t kNone = 0;

  explicit WordTable(const StopWords& stop_words);

  // The words of the batch are those of `text`, as they stand there, or cleaned.
  void start(std::string_view text, WordBatch& batch) const;
  void fetch(WordBatch& batch) const;
  // Gives the words their places. New words are added; a word that is too long or comes when the table is full has the
  // place kNone.
  void find(std::string_view text, WordBatch& batch);

  const WordEntry& operator[](std::uint32_t place) const { return entries_[place]; }

  // The scores of an entry that has dependent ones, in a sentence of kUndecided, kCyrillic or kLatin script.
  const WordScores& dependent(const WordEntry& entry, Script sentence) const {
    return dependent_[entry.dependent - 1].in[static_cast<std::size_t>(sentence)];
  }

  // Works out the stem key of an entry in a language other than kOther.
  void add_stem(std::uint32_t place, Language language, Stemmer& stemmer);

  // Forgets the words that were found once only if there is little room for new ones. Places are good until then.
  void make_room();

 private:
  using Bytes = WordEntry::Bytes;

  std::uint32_t find_one(std::string_view word, const Bytes& bytes, std::uint64_t hash);
  std::uint32_t add(std::string_view word, const Bytes& bytes, std::uint64_t hash);
  void add_scores(const WordSpelling& spelling, WordEntry& entry);
  std::string_view canonical(std::size_t place) const;
  void keep(const WordTable& old, std::size_t place);
  std::uint32_t* free_slot(std::uint64_t hash);
  void fill_slots();

  const StopWords& stop_words_;
  std::vector<WordEntry, LargePages<WordEntry>> entries_;
  std::vector<DependentScores> dependent_;
  std::string canonical_;  // of all entries, one behind the other
  // By hash: some of its bits, then the place of the entry; 0 if empty.
  std::vector<std::uint32_t, LargePages<std::uint32_t>> slots_;
};

}  // namespace tamga
