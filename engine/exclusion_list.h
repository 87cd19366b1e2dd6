// What was kept out or could have been, place by place, with the reason in words.
#pragma once

#include <vector>

#include "engine/report_assembly.h"

namespace tamga {

// The exclusions of the words themselves, and those of `sources`, which are in the order of the report and have their
// reasons. By place, then by kind. A quotation that counts is listed only where some source holds one of its words.
std::vector<ReportedExclusion> exclusion_list(const Findings& findings, const std::vector<FoundSource>& sources);

}  // namespace tamga
