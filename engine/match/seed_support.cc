#include "engine/match/seed_support.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace tamga {
namespace {

constexpr std::uint8_t kFull = 2 * kMuchSupport;
constexpr std::size_t kFewestCounters = 1U << 12U;
constexpr std::size_t kCountersASeed = 32;

}  // namespace

SeedCounts::SeedCounts(std::span<const WordSeed> seeds)
    : counts_(std::bit_ceil(std::max(kFewestCounters, kCountersASeed * seeds.size())) + kOverhang) {
  for (const WordSeed& seed : seeds) {
    std::uint8_t& count = counts_[counter(seed.work / kSupportReach, seed.source / kSupportReach)];
    if (count < kFull) ++count;
  }
  std::copy_n(counts_.begin(), kOverhang, counts_.end() - kOverhang);
}

std::uint32_t SeedCounts::around(const WordSeed& seed) const {
  const std::uint32_t work = seed.work / kSupportReach;
  const std::uint32_t source = seed.source / kSupportReach;
  std::uint32_t columns = 0;  // the counters of three rows, added up byte by byte: none reaches 256
  for (std::uint32_t row = work; row < work + 3; ++row) {
    std::uint32_t four = 0;  // the first of them in the lowest byte
    std::memcpy(&four, &counts_[counter(row - 1, source - 1)], sizeof four);
    columns += four;
  }
  return (columns & 0xFFU) + (columns >> 8U & 0xFFU) + (columns >> 16U & 0xFFU);
}

bool SeedCounts::may_have_much(std::span<const WordSeed> seeds) const {
  return std::ranges::any_of(seeds, [this](const WordSeed& seed) { return around(seed) > kMuchSupport; });
}

}  // namespace tamga
