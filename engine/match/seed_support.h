// The support of a word seed: how many other words stand near it in both documents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/match/word_seeds.h"

namespace tamga {

// Words within which a seed looks for support, in both documents.
inline constexpr std::uint32_t kSupportReach = 20;
// Words that support one seed of a cluster at least.
inline constexpr std::uint32_t kMuchSupport = 4;

inline bool support_each_other(const WordSeed& a, const WordSeed& b) {
  if (a.work == b.work || a.source == b.source) return false;
  return a.work <= b.work + kSupportReach && b.work <= a.work + kSupportReach && a.source <= b.source + kSupportReach &&
         b.source <= a.source + kSupportReach;
}

// Seeds counted in cells of the plane of (place in the work, place in the source), kSupportReach wide: what supports a
// seed lies in its cell or in the eight around it. Cells share counters by a hash, which can only make counts larger.
class SeedCounts {
 public:
  // Time O(seeds).
  explicit SeedCounts(std::span<const WordSeed> seeds);

  // At least as many as a seed's supporters and itself, up to kMuchSupport + 1 at least.
  std::uint32_t around(const WordSeed& seed) const;

  // False only if no seed has much support. Time O(seeds), and far less than to tell which have.
  bool may_have_much(std::span<const WordSeed> seeds) const;

 private:
  // Neighbouring cells of one row stand side by side. Numbers before the first cell wrap round.
  std::size_t counter(std::uint32_t work, std::uint32_t source) const {
    return (work * 0x9E3779B1U + source) & (counts_.size() - kOverhang - 1);
  }

  // Behind the last counter stand the first ones again, so that those of neighbours are always side by side.
  static constexpr std::size_t kOverhang = 4;

  std::vector<std::uint8_t> counts_;  // a power of two, and the overhang
};

}  // namespace tamga
