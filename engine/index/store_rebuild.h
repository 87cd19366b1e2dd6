// All postings made anew from the stored texts: FingerprintStore::rebuild.
#pragma once

#include "engine/base/result.h"
#include "engine/index/fingerprint_store.h"
#include "engine/index/segment_keeper.h"
#include "engine/index/store_changes.h"

namespace tamga {

// Memory: 32 bytes a posting of `chunk_postings`, so many of which make a segment, and the version rows.
Result<RebuildSummary> rebuild_postings(StoreChanges& changes, SegmentKeeper& keeper, const IndexSettings& settings,
                                        const HashText& hashes, std::uint64_t chunk_postings);

}  // namespace tamga
