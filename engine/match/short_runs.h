// Runs too short to stand alone, looked for where a stretch is known already.
#pragma once

#include <vector>

#include "engine/match/chains.h"
#include "engine/match/word_keys.h"

namespace tamga {

// Runs of at least 3 twins with a content word, between words of the work and of the source that no run of the chain
// holds and that lie inside its ranges or a few words outside. For stretches in another order, whose short sentences
// nothing else finds; in their old order, alignment between their neighbours does. Time O(words of the chain).
std::vector<Run> short_runs(const WordPair& pair, const Chain& chain);

}  // namespace tamga
