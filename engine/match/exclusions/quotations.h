// Which quotations are kept out of the borrowed words: short, visible ones with a citation beside them.
#pragma once

#include <vector>

#include "engine/match/exclusions/found_exclusion.h"
#include "engine/match/exclusions/work_text.h"

namespace tamga {

// One exclusion for every quotation of kLeastQuotedWords to kMostQuotedWords words whose marks a reader can see. It is
// kept out where a citation stands in one of its own sentences or in the next; else it has a label and counts. In the
// order of the text, quotations are kept out as long as they have no more than kQuotedCapPercent of all words together;
// one that would exceed it counts, with a label, and a shorter one behind it may still fit. Time O(marks log
// sentences).
std::vector<FoundExclusion> find_quotations(const WorkText& work);

}  // namespace tamga
