// The last step of a check: from what was found to the report.
#pragma once

#include <string>
#include <vector>

#include "engine/left_out.h"
#include "engine/prepared_work.h"
#include "engine/report/report.h"

namespace tamga {

// All that a check knows at its end.
struct Findings {
  ReportedWork work;
  std::string work_author;
  ReportedSnapshot snapshot;
  ReportedSettings settings;
  std::vector<FoundSource> sources;  // in any order; those without passages are dropped
  std::vector<ReportedFlag> flags;
  std::vector<ReportedObservation> observations;
  LeftOut left_out;                  // repeated_seeds and sources_cut are counted here
};

// Orders the sources, counts the shares over all of them, lists the first `settings.top`, says what was left out. The
// order of `findings.sources` makes no difference.
Report assemble_report(Findings findings);

}  // namespace tamga
