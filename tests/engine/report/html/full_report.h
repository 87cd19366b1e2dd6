// A report that has something of everything a page can show.
#pragma once

#include "engine/report/report.h"

namespace tamga::testing {

// A work of 60 words in three paragraphs. Source 1, somebody's essay, holds words 0-19 as they are and words 10-14
// twice; source 2 holds words 15-29 reworded, with one twin of each kind; words 40-49 are a quotation with a citation
// that source 2 has too; words 50-54 an entry of a bibliography. A flag, an observation, an exclusion switched off,
// everything that was not checked. Its spans and shares are those that the engine makes of them.
Report full_report();

// The same with hostile text wherever text of others can stand: markup, script, controls of direction, broken UTF-8,
// and a name of 10,000 bytes. `kHostile` stands in each of them.
Report hostile_report();
extern const char* const kHostile;

}  // namespace tamga::testing
