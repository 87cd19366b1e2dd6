// The part of report_sense.h about spans and exclusions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/report/report.h"

namespace tamga {

// As first_nonsense(): spans cover the words of the work in order without a gap, the shares are those that the spans
// give, the standing is the one that its shares give, and places lie inside the work's text of `text_of_work` code
// points.
std::optional<std::string> nonsense_in_spans(const Report& report, std::uint32_t text_of_work);

}  // namespace tamga
