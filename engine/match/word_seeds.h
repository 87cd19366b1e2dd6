// Word seeds: places where a work and a source have the same content words, in whatever order. They find text whose
// word sequences are gone; alone they prove nothing, together they lie densely where one text was made from the other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/match/gram_table.h"
#include "engine/match/word_keys.h"

namespace tamga {

// A word of the work and a word of the source with one stem.
struct WordSeed {
  std::uint32_t work = 0;
  std::uint32_t source = 0;
  auto operator<=>(const WordSeed&) const = default;
};

// The content stems of a work, alone and in pairs. A pair is two different stems with at most two content words between
// them, in either order: sorted skip-grams.
class WorkStems {
 public:
  explicit WorkStems(const WordKeys& work);

  // Seeds by stems that are rare in both documents, and by pairs of stems that are. Sorted, no repeats.
  // A stem or pair is rare when it makes at most so many pairs of places. Time O(n log n + m).
  std::vector<WordSeed> seeds(const WordPair& pair) const;

  static constexpr std::uint64_t kPairsOfOneStem = 6;
  static constexpr std::uint64_t kPairsOfOneGram = 4;
  static constexpr std::uint32_t kNeighbours = 3;  // content words behind a word that it makes pairs with

 private:
  // `groups[i]`: of the work's stems, that of content word `source[i]` of the source, or GramTable::kNone.
  void add_stem_seeds(std::span<const std::uint32_t> source, std::span<const std::uint32_t> groups,
                      std::vector<WordSeed>& seeds) const;
  void add_pair_seeds(const WordPair& pair, std::span<const std::uint32_t> source,
                      std::span<const std::uint32_t> groups, std::vector<WordSeed>& seeds) const;

  std::vector<std::uint32_t> content_;  // places of content words in the work
  GramTable stems_;
  GramTable pairs_;  // position kNeighbours * c + d - 1: content words c and c + d
};

}  // namespace tamga
