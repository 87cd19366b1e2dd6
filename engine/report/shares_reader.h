// Reads back what shares_json.h writes. A fault is kept in the cursor; report_reader.h says when.
#pragma once

#include "engine/base/json_cursor.h"
#include "engine/report/report.h"

namespace tamga {

Shares read_shares(const JsonCursor& json);
Standing read_standing(const JsonCursor& json);
Spread read_spread(const JsonCursor& json);
ExclusionSet read_reasons(const JsonCursor& json);
ReportedExclusionSettings read_exclusion_settings(const JsonCursor& json);
// What a span counts as is not read but judged again, with the exclusions of `on`.
ReportedSpan read_span(const JsonCursor& json, ExclusionSet on);
ReportedExclusion read_exclusion(const JsonCursor& json);
SearchedCollection read_searched(const JsonCursor& json);
Place read_place(const JsonCursor& json);

template <class Range>
Range read_range(const JsonCursor& range) {
  return {range.at("begin").count32(), range.at("end").count32()};
}

}  // namespace tamga
