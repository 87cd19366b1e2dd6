#include "engine/report/reported_exclusions.h"

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

}  // namespace tamga
