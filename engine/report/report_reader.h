// Reads the JSON of a report back: to show it, to sign it, to repeat its check. The bytes may come from anybody.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/report/report.h"

namespace tamga {

inline constexpr std::size_t kMaxReportBytes = std::size_t{128} << 20U;

// The report that `bytes` hold, white space and the order of members aside. What it returns can be shown without
// further checks: every range lies in its text, the words add up, and to_json() of it has the same members with the
// same values, those that follow from others (per cents, sums) included.
//
// One sentence that begins with `name` otherwise: kCorrupt with the place of what is wrong, kUnsupported for another
// format or a version that this build does not know, kLimitExceeded past kMaxReportBytes. Time O(bytes).
Result<Report> read_report(std::string_view bytes, std::string_view name);

// The same for a file that may hold an array of reports, as `tamga check` prints it for several works. Not empty.
Result<std::vector<Report>> read_reports(std::string_view bytes, std::string_view name);

}  // namespace tamga
