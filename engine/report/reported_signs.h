// Flags and observations as a report has them: with places in code points.
#pragma once

#include <vector>

#include "engine/report/report.h"
#include "engine/text/signs.h"
#include "engine/text/utf8.h"

namespace tamga {

// `code_points` are those of the text that `signs` were read from.
std::vector<ReportedFlag> reported_flags(const TextSigns& signs, const CodePointIndex& code_points);
std::vector<ReportedObservation> reported_observations(const TextSigns& signs, const CodePointIndex& code_points);

}  // namespace tamga
