// The figures as tables for people.
#pragma once

#include <string>
#include <vector>

#include "bench/quality/alignment_figures.h"
#include "bench/quality/retrieval.h"

namespace tamga::quality {

std::string render_table(const std::vector<AlignmentFigures>& figures);
std::string render_table(const std::vector<RetrievalFigures>& figures);

}  // namespace tamga::quality
