// What a report says about how it was made, turned back into what a check takes.
#pragma once

#include "engine/check.h"
#include "engine/report/report.h"

namespace tamga {

// The settings with which check() makes this report again, from the snapshot that it names.
CheckSettings settings_of(const Report& report);

}  // namespace tamga
