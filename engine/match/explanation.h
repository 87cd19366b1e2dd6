// What a person can follow of a passage beside its twins: which of them have moved, and which words took the place of
// which.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/match/passage.h"

namespace tamga {

// Words of the work without a twin, and those of the source that stand in their place. Either may be empty: words were
// put in, or left out.
struct ChangedWords {
  TokenRange work;
  TokenRange source;
  bool operator==(const ChangedWords&) const = default;
};

struct Explanation {
  std::vector<std::uint8_t> moved;    // one for each twin; 1: it stands in another order in the source
  std::vector<ChangedWords> changed;  // by place in the work
};

// `twins` as in a Passage. As few twins as can be are called moved: the others, the most that stand in the same order
// in both documents, are the backbone. Between two neighbours of the backbone, the stretches of the work without a twin
// take the place of those of the source without one, the first of the first and so on; what one side has more of was
// put in or left out. Time O(n log n) and O(words of the passage).
Explanation explain(std::span<const TwinTokens> twins);

}  // namespace tamga
