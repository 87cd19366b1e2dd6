// The settings of a run of tamga-service: its command line, its environment, its file.
#pragma once

#include "engine/base/result.h"
#include "service/arguments.h"
#include "service/config/settings.h"

namespace tamga {

// Short options ("--corpus", "--listen", "--state") and those of settings_table.h. Others in `own` are left alone.
Result<Settings> settings_of_run(const Arguments& arguments, const std::vector<std::string_view>& own);

}  // namespace tamga
