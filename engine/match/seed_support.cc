#include "engine/match/seed_support.h"

#include <algorithm>
#include <bit>

namespace tamga {
namespace {

constexpr std::uint8_t kFull = 2 * kMuchSupport;
constexpr std::size_t kFewestCounters = 1U << 12U;
constexpr std::size_t kCountersASeed = 32;

}  // namespace

SeedCounts::SeedCounts(std::span<const WordSeed> seeds)
    : counts_(std::bit_ceil(std::max(kFewestCounters, kCountersASeed * seeds.size()))) {
  for (const WordSeed& seed : seeds) {
    std::uint8_t& count = counts_[counter(seed.work / kSupportReach, seed.source / kSupportReach)];
    if (count < kFull) ++count;
  }
}

std::uint32_t SeedCounts::around(const WordSeed& seed) const {
  const std::uint32_t work = seed.work / kSupportReach;
  const std::uint32_t source = seed.source / kSupportReach;
  std::uint32_t sum = 0;
  for (std::uint32_t row = work; row < work + 3; ++row) {
    for (std::uint32_t column = source; column < source + 3; ++column) sum += counts_[counter(row - 1, column - 1)];
  }
  return sum;
}

}  // namespace tamga
