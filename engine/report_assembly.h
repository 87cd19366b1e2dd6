// The last step of a check: from what was found to the report.
#pragma once

#include <string>
#include <vector>

#include "engine/left_out.h"
#include "engine/match/exclusions/found_exclusion.h"
#include "engine/prepared_work.h"
#include "engine/report/report.h"

namespace tamga {

// All that a check knows at its end.
struct Findings {
  ReportedWork work;
  std::vector<WordPlace> word_places;      // one a word of the work
  Authorship authorship;                   // of the work
  std::vector<FoundExclusion> exclusions;  // read from the work; those of sources are found here
  ReportedSnapshot snapshot;
  ReportedSettings settings;
  std::vector<FoundSource> sources;  // in any order; those without passages are dropped
  std::vector<ReportedFlag> flags;
  std::vector<ReportedObservation> observations;
  std::vector<SearchedCollection> searched;
  ReportDepth depth = ReportDepth::kWhole;
  LeftOut left_out;  // repeated_seeds and sources_cut are counted here
};

// Says of every source and passage for which reasons it may be left out, orders the sources, makes the spans, counts
// the shares over all of them, lists the first `settings.top`, says what was left out. The order of `findings.sources`
// makes no difference.
Report assemble_report(Findings findings);

}  // namespace tamga
