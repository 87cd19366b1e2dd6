// What every store refuses, in one place, so that all of them refuse the same.
#pragma once

#include "engine/base/result.h"
#include "engine/index/fingerprint_store.h"

namespace tamga {

// kInvalidArgument unless k >= 1, window >= 1 and fingerprint_bits is 40 or 48.
Status check_settings(const IndexSettings& settings);

// kInvalidArgument if the id is empty, the text is longer than kMaxTextBytes, or a block breaks its contract (order,
// overlap, outside the text).
Status check_new_document(const NewDocument& document);

// kInvalidArgument unless the hashes are sorted and without repeats.
Status check_stop_set(const StopSet& stop_set);

// The snapshot that a query asks for; kInvalidArgument if it lies after `now`.
Result<Sequence> resolve_snapshot(const Filter& filter, Sequence now);

}  // namespace tamga
