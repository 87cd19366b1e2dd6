// Times as the service keeps and shows them.
#pragma once

#include <cstdint>
#include <string>

namespace tamga {

using Milliseconds = std::int64_t;  // since 1970, UTC

Milliseconds now_ms();
std::string rfc3339(Milliseconds time);   // "2026-11-23T02:25:10.123Z"
std::string month_of(Milliseconds time);  // "2026-11"

}  // namespace tamga
