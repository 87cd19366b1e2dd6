// The words of a work that stand in a source in runs of a given length: what coefficients of similarity are made of.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/range.h"
#include "engine/match/gram_table.h"
#include "engine/text/token.h"

namespace tamga {

// One work, ready to be held against any number of sources. Const and safe from several threads.
class RunFinder {
 public:
  // Finds runs of at least `least_words` words with equal exact keys. Building is O(n).
  RunFinder(std::span<const Token> work, std::uint32_t least_words);

  // The words of the work that lie in such a run, as ranges in order that do not touch. A word does so if and only if
  // one of the runs of exactly `least_words` words that hold it stands in the source: no bound on repetitions, no
  // evidence asked for. Time O(source + work).
  std::vector<TokenRange> shared(std::span<const Token> source) const;

 private:
  std::uint32_t least_words_;
  GramTable grams_;
};

}  // namespace tamga
