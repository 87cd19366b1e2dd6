// The phrases that stand in so many documents that they say nothing: what a stop set is made of.
#pragma once

#include <cstdint>

#include "corpora/corpus.h"
#include "engine/base/result.h"
#include "engine/index/stop_set.h"

namespace tamga {

// The k-grams that are fingerprints of more than `most_documents` current documents. A pure function of the documents,
// whatever their order. Time: reads and tokenises all texts twice; memory: 128 MiB and 16 bytes for each k-gram that
// may be one.
//
// Source: the first pass counts into a table of saturating counters, some k-grams in one counter, which can only count
// too many; the second counts those exactly that the first has left (Fang et al., "Computing Iceberg Queries
// Efficiently", VLDB 1998).
Result<StopSet> common_phrases(const Corpus& corpus, std::uint32_t most_documents);

}  // namespace tamga
