// The bar of shares: one picture that adds up, and the small samples of its patterns. Every class has a pattern of its
// own, so that the bar reads without colours, in print and in forced colours.
#pragma once

#include <string_view>

#include "engine/match/shares.h"
#include "engine/report/html/page_writer.h"

namespace tamga {

// Defines the patterns; once a page, before the first bar.
void write_patterns(PageWriter& page);

// The bar of `shares`, as wide as its place. `id` names its group of rectangles for the script.
void write_bar(PageWriter& page, const Shares& shares, std::string_view id);

// A square of the pattern `style`, as in share_rows().
void write_sample(PageWriter& page, std::string_view style);

}  // namespace tamga
