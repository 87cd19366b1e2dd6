// What webhooks of /v1 are told.
#pragma once

#include <string>
#include <string_view>

#include "service/state/work_record.h"

namespace tamga {

// {"event": "check.done", "check": {...}}; "report" of the check begins with `public_url`.
std::string event_body(const WorkRecord& work, std::string_view event, std::string_view public_url);

}  // namespace tamga
