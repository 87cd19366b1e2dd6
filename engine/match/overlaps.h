// No word of the work in two passages, none of the promised words in no passage, no borrowed stretch in two.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/match/align.h"
#include "engine/match/passage.h"
#include "engine/match/runs.h"
#include "engine/match/word_keys.h"

namespace tamga {

// Where passages overlap in the work, the one with more twins keeps the words, then the one that is earlier in the
// work, then in the source. The others keep what is left of them where that proves borrowing by itself. By place in the
// work. Time O(words + twins log passages).
std::vector<Passage> without_overlaps(std::vector<Passage> passages, const WordPair& pair,
                                      const AlignSettings& settings);

// Adds a passage for words of `runs` that no passage holds. It takes words of the same run from its neighbours to have
// min_words, as far as they can spare them. `passages` as without_overlaps gives them, and again in the result.
// Time O(words + twins).
std::vector<Passage> with_runs_covered(std::vector<Passage> passages, std::span<const Run> runs, const WordPair& pair,
                                       const AlignSettings& settings);

// Makes one passage of neighbours in the work that lie near in the source too, wherever most words of both together
// have a twin: each has grown towards the other over words that gave no seed. `passages` as above, and again in the
// result. Time O(passages + twins).
std::vector<Passage> with_neighbours_joined(std::vector<Passage> passages);

}  // namespace tamga
