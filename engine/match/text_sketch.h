// A text reduced to what tells whether alignment can find anything between it and another one.
//
// Most candidates of a class share a few stem pairs by chance and no passage. Held against each other as sketches, they
// are told apart for a fiftieth of what alignment takes, and nothing that alignment would find is lost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/text/token.h"

namespace tamga {

struct AlignSettings;

// Plain data, about 23 bytes a word.
struct TextSketch {
  // Hashes of all runs of gram_words words, by exact keys and by stem keys.
  std::vector<std::uint32_t> grams;
  std::uint32_t gram_words = 0;
  std::vector<std::uint64_t> stems;        // the different stems of content words, by their first place
  std::vector<std::uint32_t> stem_at;      // of each content word, the index in `stems`
  std::vector<std::uint32_t> places;       // of each content word, its place among all words
  std::vector<std::uint32_t> stem_begins;  // by stem, one more than stems: where its words begin in `stem_words`
  std::vector<std::uint32_t> stem_words;   // content words by stem
  std::vector<std::uint64_t> stop_stems;   // the same of function words
  std::vector<std::uint32_t> stop_stem_at;
  std::vector<std::uint32_t> stop_places;

  bool empty() const { return stem_at.empty() && grams.empty(); }
  std::uint32_t count(std::uint32_t stem) const { return stem_begins[stem + 1] - stem_begins[stem]; }
  std::span<const std::uint32_t> words_of(std::uint32_t stem) const {
    return std::span(stem_words).subspan(stem_begins[stem], count(stem));
  }
  std::size_t bytes() const;
};

// Time O(n).
TextSketch sketch_text(std::span<const Token> tokens, const AlignSettings& settings);

// One work, ready to be told apart from any number of sources. Const and safe from several threads.
class ChanceTest {
 public:
  // `work` must outlive the test. Time O(n).
  explicit ChanceTest(const TextSketch& work);
  ~ChanceTest();
  ChanceTest(const ChanceTest&) = delete;
  ChanceTest& operator=(const ChanceTest&) = delete;
  ChanceTest(ChanceTest&&) = delete;
  ChanceTest& operator=(ChanceTest&&) = delete;

  // False only if an Aligner with the settings of the sketches finds no passage between the two and caps no seed, and
  // they share no run of 5 words: no run, by exact or by stem keys, that a chain could begin with, and no cluster
  // of word seeds around which both have as many stems as prove rewording. True says nothing, but chance alone seldom
  // gives it. Both sketches must be made with the same settings. Time O(n) for the source, and O(seeds).
  bool may_share(const TextSketch& source) const;

 private:
  class Grams;
  class Stems;
  std::unique_ptr<const Grams> grams_;
  std::unique_ptr<const Stems> stems_;
};

}  // namespace tamga
