// The work's text cut into strips that look the same from end to end: inside one cell or between two, flagged or not.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/report/report.h"
#include "engine/report/review/work_cells.h"

namespace tamga {

struct TextStrip {
  CodePointRange place;
  std::optional<std::uint32_t> cell;  // index; nothing: white space and signs between two cells
  std::optional<FlagKind> flag;
};

// Strips that cover [0, code_points) in order. Time O(n log n) in cells and flagged places.
std::vector<TextStrip> text_strips(std::span<const WorkCell> cells, std::span<const ReportedFlag> flags,
                                   std::uint32_t code_points);

}  // namespace tamga
