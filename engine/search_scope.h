// What a check could see: documents by collection, year and language, and in how many of them a passage stands.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/check.h"
#include "engine/document_census.h"
#include "engine/index/fingerprint_index.h"
#include "engine/prepared_work.h"
#include "engine/report/reported_exclusions.h"
#include "engine/text/token.h"

namespace tamga {

// The documents of `counts` that `settings` may see, by collection. Time O(groups).
std::vector<SearchedCollection> searched_collections(const DocumentCounts& counts, const CheckSettings& settings);
// The same of the current documents of `store` as of `snapshot`; without a census every record is read.
Result<std::vector<SearchedCollection>> searched_collections(const FingerprintIndex& store,
                                                             const CheckSettings& settings, Sequence snapshot,
                                                             DocumentCensus* census = nullptr);

// At most so many different stretches of a work are looked up.
inline constexpr std::size_t kMostSpreads = 200;

// Sets `stands_in` of the passages: the visible documents that share at least half of the fingerprints which lie inside
// the passage. Fingerprints over the document cap make it a lower bound. One query a stretch.
Status find_spreads(const PreparedWork& work, const FingerprintIndex& store, const CheckSettings& settings,
                    Sequence snapshot, std::vector<FoundSource>& sources);

// The language that most words are in; the first of Kyrgyz, Russian, English on a tie.
Language main_language(std::span<const Token> tokens);

}  // namespace tamga
