// Runs: stretches of words that follow one another in the same order in a work and in a source. What everything else of
// the alignment is made of.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/match/gram_table.h"
#include "engine/match/word_keys.h"

namespace tamga {

// Words [work, work + length) and [source, source + length) are twins one by one.
struct Run {
  std::uint32_t work = 0;
  std::uint32_t source = 0;
  std::uint32_t length = 0;
  constexpr std::uint32_t work_end() const { return work + length; }
  constexpr std::uint32_t source_end() const { return source + length; }
  bool operator==(const Run&) const = default;
};

// The k-grams of a work that runs are found by.
class WorkGrams {
 public:
  // `guaranteed_run` as in AlignSettings, at least 1.
  WorkGrams(const WordKeys& work, std::uint32_t guaranteed_run);

  // Exact runs, in the order of the work, whose union is the union of all runs of at least `guaranteed_run` words with
  // equal exact keys. Where the same words stand at several places of the source, the run goes on in step with the one
  // before if it can, else it takes the longest of a few places near it. Never capped. Time O(n + m).
  std::vector<Run> guaranteed_runs(const WordPair& pair) const;

  // Runs of at least kSeedWords twins, by exact or by stem keys, each as long as it goes; those without two content
  // words are left out. 5-grams that repeat too often in both documents are left out too and counted in `capped`, by
  // places of the source. In no order. Time O(n + m).
  std::vector<Run> seed_runs(const WordPair& pair, std::uint64_t& capped) const;

  static constexpr std::uint32_t kSeedWords = 5;
  // Most pairs of places (in the work times in the source) that one 5-gram may seed.
  static constexpr std::uint64_t kPairsOfOneGram = 16;

 private:
  std::uint32_t guaranteed_run_;
  GramTable guaranteed_;  // exact keys
  GramTable exact_;       // kSeedWords
  GramTable stem_;
};

// Joins runs that lie on one diagonal and touch or overlap. Result by place in the work, then in the source.
std::vector<Run> merged_runs(std::vector<Run> runs);

}  // namespace tamga
