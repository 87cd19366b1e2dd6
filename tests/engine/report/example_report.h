// One report that fills every member, made by hand.
#pragma once

#include "engine/report/report.h"

namespace tamga::testing {

Report example_report();

}  // namespace tamga::testing
