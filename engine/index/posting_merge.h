// Postings in order, from a segment or from several sources at once, a piece at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "engine/base/result.h"
#include "engine/index/posting.h"
#include "engine/index/segment.h"

namespace tamga {

// Puts the next postings, in order, into `piece`, whose contents go; none behind the last.
using PostingSource = std::function<Status(std::vector<Posting>& piece)>;

// All postings of a segment. Every block is checked: seal, bounds, order, documents of the segment, and that the blocks
// are as many as `info` says, with as many postings. Memory: about a megabyte.
PostingSource segment_postings(SegmentPointer segment);

// Sorted postings in memory.
PostingSource listed_postings(std::shared_ptr<const std::vector<Posting>> postings);

// Several sources as one. Time O(sources) a posting: for few sources.
PostingSource merged_postings(std::vector<PostingSource> sources);

}  // namespace tamga
