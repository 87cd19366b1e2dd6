#include "engine/match/chains.h"

#include <algorithm>
#include <tuple>

namespace tamga {
namespace {

// Two runs of 5 words may lie 20 words apart, of 8 words 30.
constexpr std::uint32_t kGapOfTwins = 2;

std::uint32_t words_between(std::uint32_t begin_a, std::uint32_t end_a, std::uint32_t begin_b, std::uint32_t end_b) {
  if (begin_b >= end_a) return begin_b - end_a;
  return begin_a >= end_b ? begin_a - end_b : 0;
}

// Disjoint sets of runs; the root of a set is its first run.
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) {
    for (std::uint32_t at = 0; at < size; ++at) parent_[at] = at;
  }

  std::uint32_t root(std::uint32_t at) {
    while (parent_[at] != at) {
      parent_[at] = parent_[parent_[at]];
      at = parent_[at];
    }
    return at;
  }

  void unite(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t root_a = root(a);
    const std::uint32_t root_b = root(b);
    parent_[std::max(root_a, root_b)] = std::min(root_a, root_b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

bool belong_together(const Run& a, const Run& b, std::uint32_t widest_gap) {
  const std::uint64_t gap = std::min(std::uint64_t{widest_gap}, std::uint64_t{kGapOfTwins} * (a.length + b.length));
  return words_between(a.work, a.work_end(), b.work, b.work_end()) <= gap &&
         words_between(a.source, a.source_end(), b.source, b.source_end()) <= gap;
}

void unite_neighbours(std::span<const Run> runs, std::uint32_t widest_gap, Sets& sets) {
  std::vector<std::uint32_t> near;  // runs that end at most a gap before the one at hand
  for (std::uint32_t at = 0; at < runs.size(); ++at) {
    std::erase_if(near, [&](std::uint32_t other) { return runs[other].work_end() + widest_gap < runs[at].work; });
    for (const std::uint32_t other : near) {
      if (belong_together(runs[other], runs[at], widest_gap)) sets.unite(other, at);
    }
    near.push_back(at);
  }
}

}  // namespace

void Chain::add(const Run& run) {
  const TokenRange run_work{run.work, run.work_end()};
  const TokenRange run_source{run.source, run.source_end()};
  work = runs.empty() ? run_work : hull(work, run_work);
  source = runs.empty() ? run_source : hull(source, run_source);
  words += run.length;
  runs.push_back(run);
}

void Chain::add(const Chain& other) {
  work = hull(work, other.work);
  source = hull(source, other.source);
  words += other.words;
  const auto middle = static_cast<std::ptrdiff_t>(runs.size());
  runs.insert(runs.end(), other.runs.begin(), other.runs.end());
  std::ranges::inplace_merge(runs, runs.begin() + middle, {},
                             [](const Run& run) { return std::tuple(run.work, run.source); });
}

bool Chain::is_reordered() const {
  return !std::ranges::is_sorted(runs, {}, &Run::source);
}

std::vector<Chain> linked_chains(std::span<const Run> runs, std::uint32_t widest_gap) {
  Sets sets(runs.size());
  unite_neighbours(runs, widest_gap, sets);
  std::vector<Chain> chains;
  std::vector<std::uint32_t> chain_of(runs.size());
  for (std::uint32_t at = 0; at < runs.size(); ++at) {
    const std::uint32_t root = sets.root(at);
    if (root == at) {
      chain_of[at] = static_cast<std::uint32_t>(chains.size());
      chains.emplace_back();
    }
    chains[chain_of[root]].add(runs[at]);
  }
  return chains;
}

}  // namespace tamga
