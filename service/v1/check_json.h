// A check as /v1 shows it.
#pragma once

#include <string_view>

#include "engine/base/json.h"
#include "service/state/work_record.h"

namespace tamga {

// "waiting" (no file yet), "reading", "checking", "done", "failed", "deleted".
std::string_view check_status(const WorkRecord& work);

Json check_json(const WorkRecord& work);

}  // namespace tamga
