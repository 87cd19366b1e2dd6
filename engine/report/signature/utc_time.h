// Points in time as the files of signatures write them: "2026-11-22T19:30:00Z". Equal lengths, so they sort as text.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace tamga {

std::string utc_time(std::chrono::system_clock::time_point time);  // cut to the second

// Whether it has the form above and names a day and a second that exist.
bool is_utc_time(std::string_view text);

}  // namespace tamga
