// What a check left out, counted while it runs and said in sentences when it is done (promise 1c).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/report/report.h"

namespace tamga {

struct LeftOut {
  std::uint64_t beyond_budget = 0;
  std::uint64_t common_fingerprints = 0;
  std::uint64_t stop_fingerprints = 0;
  std::uint64_t erased_since = 0;
  std::uint64_t repeated_seeds = 0;
  std::vector<std::string> unreadable;  // ids of sources
  std::uint64_t sources_cut = 0;
  std::vector<std::string> unknown_named_sources = {};  // ids that the caller named and the check could not see
};

// The entries of a report's `not_checked`, in the order of NotCheckedReason, without those that count nothing. A work
// of `words` words is too short below the guaranteed run of `settings`.
std::vector<NotChecked> not_checked(const LeftOut& left_out, std::uint32_t words, const ReportedSettings& settings);

}  // namespace tamga
