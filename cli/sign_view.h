// Flags and observations as plain sentences: what was seen, how often, where first. They state and never accuse.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/terminal_view.h"
#include "engine/report/report.h"
#include "engine/text/utf8.h"

namespace tamga {

// A text with its index, for places.
struct IndexedText {
  std::string_view text;
  const CodePointIndex& code_points;
};

// A sentence a flag, with its threshold and its first places; one that says that there is none if there is none.
std::string describe_flags(std::span<const ReportedFlag> flags, const IndexedText& text, const TextStyle& style);

// A sentence an observation; nothing if there is none.
std::string describe_observations(std::span<const ReportedObservation> observations, const IndexedText& text,
                                  const TextStyle& style);

}  // namespace tamga
