// The report as JSON: the one form that is stored, sent and signed. Schema: docs/report.schema.json.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/json.h"
#include "engine/report/report.h"

namespace tamga {

inline constexpr std::uint32_t kReportFormatVersion = 3;

// Two members beside the format's name and version: "body", reproducible to the byte, and "envelope".
Json to_json(const Report& report);

// dump_json(to_json(report)) and a newline.
std::string render_json(const Report& report);

// The reproducible part alone, in the same form: dump_json(to_json(report)["body"]) and a newline.
std::string render_body(const Report& report);

}  // namespace tamga
