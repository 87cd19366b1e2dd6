// Alignment: which stretches of a work stand in a source too, word by word.
//
// docs/algorithm.md has the method and where each threshold comes from.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/match/passage.h"
#include "engine/text/token.h"

namespace tamga {

struct AlignSettings {
  std::uint32_t guaranteed_run = 8;  // exact runs of at least so many words are always part of a passage
  std::uint32_t min_words = 8;       // passages with fewer words of the work are dropped
};

struct Alignment {
  std::vector<Passage> passages;   // by place in the work; none overlaps another in the work
  std::uint64_t capped_seeds = 0;  // seeds left out because their words repeat too often; never those of the guarantee
};

// One work, ready to be held against any number of sources. Building is O(n); const and safe from several threads.
class Aligner {
 public:
  // `work` must outlive the aligner.
  Aligner(std::span<const Token> work, const AlignSettings& settings);
  ~Aligner();
  Aligner(const Aligner&) = delete;
  Aligner& operator=(const Aligner&) = delete;
  Aligner(Aligner&&) = delete;
  Aligner& operator=(Aligner&&) = delete;

  // Every run of at least guaranteed_run words with equal exact keys in both documents lies inside a passage (promise
  // 1a). A run of fewer than min_words words, alone, never makes one. A passage has fewer only where the rest of its
  // run lies in the passage next to it, and both cannot be longer. The same input gives the same result, always.
  Alignment align(std::span<const Token> source) const;

 private:
  struct Index;
  std::span<const Token> work_;
  AlignSettings settings_;
  std::unique_ptr<const Index> index_;
};

}  // namespace tamga
