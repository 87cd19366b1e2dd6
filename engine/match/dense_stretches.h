// Where twins are dense: the stretches of a work and of a source that they prove, cut to their outermost twins.
#pragma once

#include <span>
#include <vector>

#include "engine/base/range.h"
#include "engine/match/passage.h"
#include "engine/match/word_keys.h"

namespace tamga {

// The maximal stretches of `scores` with a sum over 0: none can be made longer or shorter and have a greater sum, and
// each begins and ends with a positive score (Ruzzo and Tompa, "A Linear Time Algorithm for Finding All Maximal Scoring
// Subsequences", ISMB 1999). By place.
std::vector<TokenRange> positive_stretches(std::span<const double> scores);

// Cuts twins, increasing in `work`, into lists that lie densely in both documents: a content word with a twin counts 2
// and one without -0.6, a function word 0.5 and -0.3. By place in the work. Time O(n log n) and O(words).
std::vector<std::vector<TwinTokens>> dense_stretches(const WordPair& pair, std::span<const TwinTokens> twins);

}  // namespace tamga
