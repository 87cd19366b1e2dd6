// Twins in any order: which word stands for which where one text was made from another word by word.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/match/passage.h"
#include "engine/match/seed_clusters.h"
#include "engine/match/word_keys.h"

namespace tamga {

// How far a seed speaks for twins around it, in words of either document.
inline constexpr std::uint32_t kNearSeed = 14;

// The twins of a cluster: `known` ones as far as they lie in it, and for every other word near it the word of the same
// stem that most of the seeds around it point to. Content words choose before function words, and no word of the source
// is chosen twice. Increasing in `work`. Time O(words of the cluster * seeds within a sentence).
std::vector<TwinTokens> loose_twins(const WordPair& pair, const SeedCluster& cluster,
                                    std::span<const TwinTokens> known);

}  // namespace tamga
