// Chains: runs that lie near one another in both documents, so that one borrowed stretch may explain them all.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/range.h"
#include "engine/match/runs.h"

namespace tamga {

// The least range that holds both.
constexpr TokenRange hull(const TokenRange& a, const TokenRange& b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

struct Chain {
  std::vector<Run> runs;  // by place in the work, then in the source; not empty
  TokenRange work;        // the least ranges that hold all of them
  TokenRange source;
  std::uint32_t words = 0;  // of the runs, together

  void add(const Run& run);
  void add(const Chain& other);
  // True when the runs stand in another order in the source.
  bool is_reordered() const;
};

// Widest gap, in words of either document, over which two runs may be one stretch.
inline constexpr std::uint32_t kWidestGap = 30;

// Sorts `runs` (by place in the work, then in the source) into chains: two runs belong together when on both sides at
// most `widest_gap` words lie between them, and at most kGapOfTwins times as many as they have themselves; and so does
// what belongs together with one of them. By the first run. Time O(runs * runs within the gap).
std::vector<Chain> linked_chains(std::span<const Run> runs, std::uint32_t widest_gap);

// Joins the pieces of a stretch whose sentences were put in another order: neighbours in the work, in whatever order of
// the source, that together fill their stretch of it. Short runs near a chain in both documents go to it as well.
// By place in the work.
std::vector<Chain> joined_chains(std::vector<Chain> chains);

}  // namespace tamga
