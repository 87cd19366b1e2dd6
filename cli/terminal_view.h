// A report as a teacher reads it in a terminal: pure functions of the report.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "engine/report/report.h"

namespace tamga {

struct TextStyle {
  bool colour = false;       // bold, underline and dim; never red or green
  std::uint32_t width = 80;  // columns of a line; at least kLeastWidth
};
inline constexpr std::uint32_t kLeastWidth = 60;

// The whole report: the work and what it was held against, the shares as a bar with its figures, the sources, the
// passages in their context, flags and observations, what was not checked, and the sentence that it measures sameness.
// Ends with a newline.
std::string render_text(const Report& report, const TextStyle& style);

// Several works at a glance. One line a work, in their order, with what a report says about it.
struct WorkLine {
  std::string file_name;
  std::uint32_t words = 0;
  std::uint32_t borrowed = 0;
  std::uint32_t longest_passage = 0;
  std::uint64_t sources = 0;
};
WorkLine work_line(const Report& report);
std::string render_work_table(std::span<const WorkLine> works, const TextStyle& style);

}  // namespace tamga
