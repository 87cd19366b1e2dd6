// From a chain to twins: which word of the work stands for which word of the source.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/match/chains.h"
#include "engine/match/passage.h"
#include "engine/match/word_keys.h"

namespace tamga {

// The twins of a chain: its runs, the longest first where two claim a word of the work; then equal words in the gaps
// between runs that follow one another in both documents; then what goes on at both ends, word by word, over single
// changed words. Increasing in `work`. Time O(words of the chain * gap).
std::vector<TwinTokens> chain_twins(const WordPair& pair, const Chain& chain);

}  // namespace tamga
