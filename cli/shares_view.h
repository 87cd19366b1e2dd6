// Shares and exclusions of a report as text.
#pragma once

#include <string>

#include "cli/terminal_view.h"
#include "engine/report/report.h"

namespace tamga {

// The bar, its legend, and the sentences about what is borrowed. Every share has its own sign, so that the bar can be
// read without colours.
std::string describe_shares(const Report& report, const TextStyle& style);

// What was kept out of the borrowed words, one line a reason and sentence, with the number of places and words; empty:
// nothing was.
std::string describe_kept_out(const Report& report, const TextStyle& style);

// What an exclusion is about and counts all the same, in the same form: those switched off, quotations without a source
// or over the cap.
std::string describe_counted(const Report& report, const TextStyle& style);

// How exclusions were chosen: only what is not the default.
std::string exclusion_settings_text(const ReportedSettings& settings);

}  // namespace tamga
