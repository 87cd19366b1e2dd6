// The passages of a report in the order of the work's text: how a page numbers them and goes from one to the next.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/report/report.h"

namespace tamga {

struct NumberedPassage {
  std::uint32_t source = 0;  // index in Report::sources
  const ReportedPassage* passage = nullptr;
};

// All passages of `report`, which must outlive the result, by place in the work; of those at one place the longer one
// first, then the one of the earlier source. Its number is its index plus 1. Time O(n log n).
std::vector<NumberedPassage> passages_in_text_order(const Report& report);

}  // namespace tamga
