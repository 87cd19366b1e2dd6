// The overview as a table for spreadsheets and programs. docs/report-format.md lists its columns.
#pragma once

#include <string>

#include "engine/report/overview/class_overview.h"

namespace tamga {

// CSV as RFC 4180 has it: UTF-8 with a byte order mark (without it spreadsheets guess another encoding), a header line,
// lines ended by CR LF. Columns and their names are stable; new ones are added behind the others. Per cents have a
// decimal point. A cell that a spreadsheet would take for a formula begins with an apostrophe.
std::string render_csv(const ClassOverview& overview);

}  // namespace tamga
