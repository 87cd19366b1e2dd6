// The names that the JSON of a report gives to what is an enumeration here. docs/report-format.md lists them.
#pragma once

#include <string_view>

#include "engine/match/passage.h"
#include "engine/report/report.h"

namespace tamga {

std::string_view twin_kind_name(TwinKind kind);              // "word", "stem"
std::string_view not_checked_code(NotCheckedReason reason);  // "candidate_budget", ...

}  // namespace tamga
