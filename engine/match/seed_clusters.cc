// A grid over the plane of (place in the work, place in the source). What lies near a seed is in its cell or the eight
// around it.
#include "engine/match/seed_clusters.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/match/seed_support.h"

namespace tamga {
namespace {

// Words that support each of the seeds of a cluster.
constexpr std::uint32_t kSomeSupport = 2;
// Side of the cells that must touch where seeds belong together: what lies between them is less than twice as long.
constexpr std::uint32_t kJoinedCell = 30;

struct SupportedSeed {
  WordSeed seed;
  std::uint32_t support = 0;  // different words of the side that has fewer, up to kMuchSupport
};

class Grid {
 public:
  Grid(std::vector<SupportedSeed> seeds, std::uint32_t side) : side_(side), seeds_(std::move(seeds)) {
    std::ranges::sort(seeds_, {}, [&](const SupportedSeed& one) { return std::tuple(cell_of(one.seed), one.seed); });
    for (std::uint32_t at = 0; at < seeds_.size(); ++at) {
      const Cell cell = cell_of(seeds_[at].seed);
      if (cells_.empty() || cells_.back() != cell) {
        cells_.push_back(cell);
        begins_.push_back(at);
      }
    }
    begins_.push_back(static_cast<std::uint32_t>(seeds_.size()));
  }

  std::size_t cells() const { return cells_.size(); }
  std::span<const SupportedSeed> in(std::size_t cell) const {
    return std::span(seeds_).subspan(begins_[cell], begins_[cell + 1] - begins_[cell]);
  }

  // Fills `near` with the cells that touch `cell`, and with itself.
  void find_near(std::size_t cell, std::vector<std::size_t>& near) const {
    near.clear();
    const auto [work, source] = cells_[cell];
    for (std::uint32_t row = work - std::min(work, 1U); row <= work + 1; ++row) {
      const Cell first{row, source - std::min(source, 1U)};
      auto at = static_cast<std::size_t>(std::ranges::lower_bound(cells_, first) - cells_.begin());
      for (; at < cells_.size() && cells_[at].work == row && cells_[at].source <= source + 1; ++at) near.push_back(at);
    }
  }

 private:
  struct Cell {
    std::uint32_t work;
    std::uint32_t source;
    auto operator<=>(const Cell&) const = default;
  };
  Cell cell_of(const WordSeed& seed) const { return {seed.work / side_, seed.source / side_}; }

  std::uint32_t side_;
  std::vector<SupportedSeed> seeds_;
  std::vector<Cell> cells_;  // sorted
  std::vector<std::uint32_t> begins_;
};

std::uint32_t different(std::vector<std::uint32_t>& words) {
  std::ranges::sort(words);
  return static_cast<std::uint32_t>(words.size() - std::ranges::unique(words).size());
}

// Counts the support of one seed after another; keeps its memory.
class SupportCounter {
 public:
  // Among `near`.
  std::uint32_t count(std::span<const WordSeed> near, const WordSeed& seed) {
    work_.clear();
    source_.clear();
    for (const WordSeed& other : near) {
      if (!support_each_other(other, seed)) continue;
      work_.push_back(other.work);
      source_.push_back(other.source);
    }
    if (work_.size() < kSomeSupport) return 0;
    return std::min({different(work_), different(source_), kMuchSupport});
  }

 private:
  std::vector<std::uint32_t> work_;
  std::vector<std::uint32_t> source_;
};

// Those of `seeds`, which are by place in the work, that have so much support at least. Few have company enough to be
// looked at.
std::vector<SupportedSeed> with_support(std::span<const WordSeed> seeds, const SeedCounts& counts,
                                        std::uint32_t least) {
  std::vector<SupportedSeed> supported;
  SupportCounter counter;
  std::size_t first = 0;
  std::size_t end = 0;
  for (const WordSeed& seed : seeds) {
    if (counts.around(seed) <= least) continue;
    while (seeds[first].work + kSupportReach < seed.work) ++first;
    while (end < seeds.size() && seeds[end].work <= seed.work + kSupportReach) ++end;
    const std::uint32_t support = counter.count(seeds.subspan(first, end - first), seed);
    if (support >= least) supported.push_back({seed, support});
  }
  return supported;
}

// `seeds` are by place in the work. None where none has much support.
std::vector<SupportedSeed> supported_seeds(std::span<const WordSeed> seeds) {
  std::vector<SupportedSeed> supported;
  if (seeds.size() <= kSomeSupport) return supported;
  const SeedCounts counts(seeds);
  // Nobody asks for seeds of which none has much support, and in texts that share chance words none has.
  if (with_support(seeds, counts, kMuchSupport).empty()) return supported;
  return with_support(seeds, counts, kSomeSupport);
}

// All seeds of cells that are reached from `first` over cells that touch.
std::vector<SupportedSeed> reached_from(std::size_t first, const Grid& grid, std::vector<std::uint8_t>& reached) {
  std::vector<SupportedSeed> seeds;
  std::vector<std::size_t> open{first};
  std::vector<std::size_t> near;
  reached[first] = 1;
  while (!open.empty()) {
    const std::size_t cell = open.back();
    open.pop_back();
    seeds.insert(seeds.end(), grid.in(cell).begin(), grid.in(cell).end());
    grid.find_near(cell, near);
    for (const std::size_t other : near) {
      if (reached[other] == 0) open.push_back(other);
      reached[other] = 1;
    }
  }
  return seeds;
}

}  // namespace

std::vector<SeedCluster> seed_clusters(std::span<const WordSeed> seeds) {
  std::vector<SupportedSeed> supported = supported_seeds(seeds);
  const auto has_much = [](const SupportedSeed& one) { return one.support >= kMuchSupport; };
  if (std::ranges::none_of(supported, has_much)) return {};
  const Grid grid(std::move(supported), kJoinedCell);
  std::vector<std::uint8_t> reached(grid.cells());
  std::vector<SeedCluster> clusters;
  for (std::size_t first = 0; first < grid.cells(); ++first) {
    if (reached[first] != 0) continue;
    const std::vector<SupportedSeed> found = reached_from(first, grid, reached);
    if (std::ranges::none_of(found, has_much)) continue;
    SeedCluster cluster;
    cluster.reserve(found.size());
    for (const SupportedSeed& one : found) cluster.push_back(one.seed);
    std::ranges::sort(cluster);
    clusters.push_back(std::move(cluster));
  }
  std::ranges::sort(clusters, {}, [](const SeedCluster& cluster) { return cluster.front(); });
  return clusters;
}

}  // namespace tamga
