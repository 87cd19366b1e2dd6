// The page of a report: one file that needs nothing beside it, for a teacher, a committee and a student.
#pragma once

#include <string>

#include "engine/report/html/html_view.h"
#include "engine/report/report.h"
#include "engine/report/review/decisions.h"

namespace tamga {

// The report as a self-contained page: no request leaves it, everything can be read without scripts and in print, and
// nothing that `view` hides is in its bytes. `decisions` (check_decisions() accepts them, or none at all) are shown
// beside the measured figures. A pure function of its arguments: equal arguments give equal bytes.
//
// Requires a report whose ranges lie in their texts, as check(), compare() and read_report() give it. Time and size are
// linear in the report, apart from passages that overlap.
std::string render_html(const Report& report, const HtmlView& view, const Decisions& decisions = {});

// SHA-256 of the report's JSON as render_json() writes it: what decisions are about.
std::string report_sum(const Report& report);

}  // namespace tamga
