// The work cut at every place where something begins or ends: between two cuts each word counts as the same and stands
// in the same passages. A page shows the cells, and adds them up again when people flip a switch or judge a passage.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/report/report.h"
#include "engine/report/review/text_order.h"

namespace tamga {

struct WorkCell {
  TokenRange words;
  CodePointRange place;                 // of the work's text; white space between cells belongs to none
  std::vector<std::uint32_t> passages;  // indices in text order of those that hold it
  std::uint32_t span = 0;               // index in Report::spans of the span that it lies in
};

// Cells that cover all words of the work in order. `passages` as passages_in_text_order gives them.
// Time O(n log n) in spans and passages, and the size of the result.
std::vector<WorkCell> work_cells(const Report& report, std::span<const NumberedPassage> passages);

}  // namespace tamga
