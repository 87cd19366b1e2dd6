// The rows of the shares, and what each is called.
#pragma once

#include <array>
#include <string_view>

#include "engine/match/shares.h"
#include "engine/report/terms/report_terms.h"
#include "engine/report/terms/terms.h"

namespace tamga {

// One row of the shares, in the order of the bar.
struct ShareRow {
  CountedAs counted_as;
  std::string_view style;  // the class of its pattern in the style sheet: "copied"
  Term name;
  Term meaning;
  std::uint32_t words;
};
inline constexpr std::size_t kShareRows = 8;
// All eight; they add up to shares.words.
std::array<ShareRow, kShareRows> share_rows(const Shares& shares);

}  // namespace tamga
