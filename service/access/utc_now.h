// The time of day, as files of the service write it.
#pragma once

#include <cstdint>
#include <string>

namespace tamga {

std::string utc_now();       // "2026-11-22T19:30:00Z"
std::int64_t seconds_now();  // since 1970

}  // namespace tamga
