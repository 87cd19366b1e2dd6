// Clusters of word seeds: where seeds lie so close together in both documents that chance does not explain it.
#pragma once

#include <span>
#include <vector>

#include "engine/match/word_seeds.h"

namespace tamga {

// Sorted by place in the work, then in the source; not empty.
using SeedCluster = std::vector<WordSeed>;

// A seed has the support of all seeds of other words that lie within a sentence of it in both documents. Seeds with
// some support belong together when no more than about two sentences lie between them, and together they are a cluster
// when one of them has much. `seeds` come by place in the work, repeats allowed. By first seed. Time O(n log n) where
// each word has a bounded number of seeds.
std::vector<SeedCluster> seed_clusters(std::span<const WordSeed> seeds);

}  // namespace tamga
