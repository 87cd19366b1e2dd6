// Shares and exclusions of a report as text.
#pragma once

#include <string>

#include "cli/terminal_view.h"
#include "engine/report/report.h"

namespace tamga {

// The bar, its legend, and the sentences about what is borrowed. Every share has its own sign, so that the bar can be
// read without colours.
std::string describe_shares(const Report& report, const TextStyle& style);

// What was kept out, and which quotations were not: one line a reason and sentence, with the number of places and
// words.
std::string describe_exclusions(const Report& report, const TextStyle& style);

// How exclusions were chosen: only what is not the default.
std::string exclusion_settings_text(const ReportedSettings& settings);

}  // namespace tamga
