// Whether a report that came from outside holds together, so that a view can trust its ranges and figures.
#pragma once

#include <optional>
#include <string>

#include "engine/report/report.h"

namespace tamga {

// A sentence without its full stop, with the place in front ("body.sources[3].passages[0] lies outside the work's
// text"), or nothing if all of this holds: shares add up to the words of the work; a source has no more words in the
// report than in the text, and no more there than the work has; every range lies in what it is a range of; a run has a
// word. Requires texts in valid UTF-8. Time O(report).
std::optional<std::string> first_nonsense(const Report& report);

}  // namespace tamga
