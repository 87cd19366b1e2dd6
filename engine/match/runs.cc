#include "engine/match/runs.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace tamga {
namespace {

struct Hit {
  std::uint32_t group;
  std::uint32_t source;
};

// The places of the source whose gram stands in the work too, but for grams that repeat too often.
std::vector<Hit> uncapped_hits(const GramTable& work, std::span<const std::uint64_t> source_hashes,
                               std::uint64_t& capped) {
  std::vector<Hit> hits;
  for (std::uint32_t at = 0; at < source_hashes.size(); ++at) {
    const std::uint32_t group = work.find(source_hashes[at]);
    if (group != GramTable::kNone) hits.push_back({group, at});
  }
  if (hits.empty()) return hits;
  std::vector<std::uint32_t> in_source(work.size());
  for (const Hit& hit : hits) ++in_source[hit.group];
  capped += std::erase_if(hits, [&](const Hit& hit) {
    return std::uint64_t{in_source[hit.group]} * work.group_size(hit.group) > WorkGrams::kPairsOfOneGram;
  });
  return hits;
}

// Grows seeds along their diagonal. Seeds come by place in the source, so that what lies before the end of the last run
// on a diagonal is known already.
class RunGrower {
 public:
  explicit RunGrower(const WordPair& pair)
      : pair_(pair), end_on_diagonal_(std::size_t{pair.work.size()} + pair.source.size()) {}

  void grow(std::uint32_t work, std::uint32_t source) {
    std::uint32_t& known = end_on_diagonal_[source + pair_.work.size() - work];
    if (work < known) return;
    std::uint32_t before = 0;
    while (work - before > known && source > before && pair_.twins(work - before - 1, source - before - 1)) ++before;
    std::uint32_t behind = 0;
    while (work + behind < pair_.work.size() && source + behind < pair_.source.size() &&
           pair_.twins(work + behind, source + behind)) {
      ++behind;
    }
    known = work + behind;
    const Run run{work - before, source - before, before + behind};
    if (run.length >= WorkGrams::kSeedWords && content_words(run) >= 2) runs_.push_back(run);
  }

  std::vector<Run> take() { return std::move(runs_); }

 private:
  std::uint32_t content_words(const Run& run) const {
    std::uint32_t content = 0;
    for (std::uint32_t at = run.work; at < run.work_end() && content < 2; ++at) content += pair_.work.stop[at] == 0;
    return content;
  }

  const WordPair& pair_;
  std::vector<std::uint32_t> end_on_diagonal_;
  std::vector<Run> runs_;
};

}  // namespace

WorkGrams::WorkGrams(const WordKeys& work, std::uint32_t guaranteed_run)
    : guaranteed_run_(guaranteed_run),
      guaranteed_(rolling_grams(work.exact, guaranteed_run)),
      exact_(rolling_grams(work.exact, kSeedWords)),
      stem_(rolling_grams(work.stem, kSeedWords)) {
  assert(guaranteed_run >= 1);
}

std::vector<Run> WorkGrams::seed_runs(const WordPair& pair, std::uint64_t& capped) const {
  const std::vector<Hit> exact = uncapped_hits(exact_, rolling_grams(pair.source.exact, kSeedWords), capped);
  const std::vector<Hit> stem = uncapped_hits(stem_, rolling_grams(pair.source.stem, kSeedWords), capped);
  if (exact.empty() && stem.empty()) return {};
  RunGrower grower(pair);
  const auto grow_all = [&](const GramTable& table, const Hit& hit) {
    for (std::uint32_t at = hit.group; at != GramTable::kNone; at = table.next(at)) grower.grow(at, hit.source);
  };
  std::size_t next_exact = 0;
  std::size_t next_stem = 0;
  while (next_exact < exact.size() || next_stem < stem.size()) {
    if (next_stem == stem.size() || (next_exact < exact.size() && exact[next_exact].source <= stem[next_stem].source)) {
      grow_all(exact_, exact[next_exact++]);
    } else {
      grow_all(stem_, stem[next_stem++]);
    }
  }
  return grower.take();
}

std::vector<Run> merged_runs(std::vector<Run> runs) {
  const auto diagonal = [](const Run& run) { return std::int64_t{run.source} - std::int64_t{run.work}; };
  std::ranges::sort(runs, {}, [&](const Run& run) { return std::tuple(diagonal(run), run.work); });
  std::vector<Run> merged;
  for (const Run& run : runs) {
    if (!merged.empty() && diagonal(merged.back()) == diagonal(run) && run.work <= merged.back().work_end()) {
      merged.back().length = std::max(merged.back().work_end(), run.work_end()) - merged.back().work;
    } else {
      merged.push_back(run);
    }
  }
  std::ranges::sort(merged, {}, [](const Run& run) { return std::tuple(run.work, run.source); });
  return merged;
}

}  // namespace tamga
