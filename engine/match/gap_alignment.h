// The best way to pair the words of two short stretches in their order: a small dynamic programme.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/match/passage.h"
#include "engine/match/word_keys.h"

namespace tamga {

// Longest stretch that is aligned, on either side.
inline constexpr std::uint32_t kLongestGap = 40;

// Pairs equal words between two twins. `work` and `source` have at most kLongestGap words. Increasing on both sides.
// Time O(work * source).
std::vector<TwinTokens> align_gap(const WordPair& pair, const TokenRange& work, const TokenRange& source);

enum class Direction : std::uint8_t { kForward, kBackward };

// Goes on from a twin over what lies next to it, for at most 60 words and as long as it pays: a content word that is
// equal counts 2, a function word 1, a word without a twin -1 on either side. Twins in the order of their distance from
// `from`.
std::vector<TwinTokens> extend(const WordPair& pair, const TwinTokens& from, Direction direction);

}  // namespace tamga
