// Passages that word seeds find: text reworded so far that few runs are left, or none.
#pragma once

#include <vector>

#include "engine/match/passage.h"
#include "engine/match/word_keys.h"
#include "engine/match/word_seeds.h"

namespace tamga {

// `found` with what word seeds add: passages where no runs are, and passages that hold those of `found` which are
// pieces of one reworded stretch. These may overlap others in the work. `found` does not, and is by place in the work.
// Time O(n log n + m) for documents of n and m words.
std::vector<Passage> with_reworded(std::vector<Passage> found, const WordPair& pair, const WorkStems& stems);

}  // namespace tamga
