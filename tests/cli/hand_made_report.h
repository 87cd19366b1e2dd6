// Reports made by hand for the views of the terminal.
#pragma once

#include "engine/report/report.h"

namespace tamga::testing {

// A Kyrgyz and English work of 17 words: a copied passage, a reworded one, two sources, two things not checked.
Report hand_made_report();

// A work that borrows nothing, compared with one file.
Report clean_report();

}  // namespace tamga::testing
