#include "engine/report/reported_exclusions.h"

#include <algorithm>
#include <utility>

#include "engine/report/percent.h"

namespace tamga {

std::string_view exclusion_state_name(ExclusionState state) {
  switch (state) {
    case ExclusionState::kApplied:
      return "applied";
    case ExclusionState::kOff:
      return "off";
    case ExclusionState::kWithoutSource:
      return "without_source";
    case ExclusionState::kOverCap:
      break;
  }
  return "over_cap";
}

Standing standing_among(const Shares& shares, std::vector<std::uint32_t> others) {
  return standing_among(percent_hundredths(shares.borrowed(), shares.words), std::move(others));
}

Standing standing_among(std::uint32_t own, std::vector<std::uint32_t> others) {
  std::ranges::sort(others);
  const auto same = std::ranges::equal_range(others, own);
  Standing standing;
  standing.less = static_cast<std::uint32_t>(same.begin() - others.begin());
  standing.same = static_cast<std::uint32_t>(same.size());
  standing.more = static_cast<std::uint32_t>(others.end() - same.end());
  standing.shares = std::move(others);
  return standing;
}

}  // namespace tamga
