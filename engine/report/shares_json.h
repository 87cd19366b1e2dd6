// The members of a report about how the words count: shares, spans, exclusions, their settings, what was searched.
#pragma once

#include <cstdint>

#include "engine/base/json.h"
#include "engine/report/report.h"

namespace tamga {

Json shares_json(const Shares& shares);
Json span_json(const ReportedSpan& span);
Json exclusion_json(const ReportedExclusion& exclusion);
Json exclusion_settings_json(const ReportedExclusionSettings& settings);
Json searched_json(const SearchedCollection& collection);
Json standing_json(const Standing& standing);
Json spread_json(const Spread& spread);
Json reasons_json(ExclusionSet reasons);  // their names in order of precedence
Json place_json(const Place& place);

}  // namespace tamga
