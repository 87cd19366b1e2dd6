// Twins in runs: what follows one another in both texts is one entry. A copied page is one run instead of three hundred
// words, in the JSON and in every view that marks what is the same.
#pragma once

#include <span>
#include <vector>

#include "engine/report/report.h"

namespace tamga {

// Joins neighbours of one kind, both moved or neither, whose words follow one another on both sides. `words` adds up,
// the ranges span the run. Runs joined before stay as they are. Time O(twins).
std::vector<ReportedTwin> twin_runs(std::span<const ReportedTwin> twins);

}  // namespace tamga
