#include "engine/match/loose_twins.h"

#include <algorithm>

#include "engine/match/gram_table.h"

namespace tamga {
namespace {

constexpr std::uint32_t kNone = UINT32_MAX;
// Places of one stem that a word chooses between.
constexpr std::size_t kPlacesTried = 16;

std::uint32_t distance(std::uint32_t a, std::uint32_t b) {
  return a > b ? a - b : b - a;
}

TokenRange around(std::uint32_t first, std::uint32_t last, std::uint32_t size) {
  return {first - std::min(first, kNearSeed), std::min(size, last + kNearSeed + 1)};
}

TokenRange source_around(const SeedCluster& cluster, std::uint32_t size) {
  const auto [least, greatest] = std::ranges::minmax(cluster, {}, &WordSeed::source);
  return around(least.source, greatest.source, size);
}

// The places of each stem in a stretch of a document.
class StemPlaces {
 public:
  StemPlaces(const WordKeys& keys, const TokenRange& stretch)
      : table_({keys.stem.begin() + stretch.begin, keys.stem.begin() + stretch.end}),
        begins_(table_.size() + 1),
        places_(table_.size()) {
    for (std::uint32_t at = 0; at < table_.size(); ++at) begins_[at + 1] = begins_[at] + table_.group_size(at);
    std::vector<std::uint32_t> filled(begins_.begin(), begins_.end() - 1);
    for (std::uint32_t at = 0; at < table_.size(); ++at) {
      places_[filled[table_.group_of(at)]++] = stretch.begin + at;
    }
  }

  // Ascending; the ones nearest to `wanted` if there are many.
  std::span<const std::uint32_t> of(std::uint64_t stem, std::uint32_t wanted) const {
    const std::uint32_t group = table_.find(stem);
    if (group == GramTable::kNone) return {};
    const auto all = std::span(places_).subspan(begins_[group], table_.group_size(group));
    const auto near = static_cast<std::size_t>(std::ranges::lower_bound(all, wanted) - all.begin());
    const std::size_t begin = near - std::min(near, kPlacesTried / 2);
    return all.subspan(begin, std::min(kPlacesTried, all.size() - begin));
  }

 private:
  GramTable table_;
  std::vector<std::uint32_t> begins_;  // by group; a group is named by its first position
  std::vector<std::uint32_t> places_;
};

class Chooser {
 public:
  Chooser(const WordPair& pair, const SeedCluster& cluster)
      : pair_(pair),
        cluster_(cluster),
        work_(around(cluster.front().work, cluster.back().work, pair.work.size())),
        source_(source_around(cluster, pair.source.size())),
        places_(pair.source, source_),
        source_of_(work_.size(), kNone),
        taken_(source_.size()) {}

  void keep(std::span<const TwinTokens> known) {
    for (const TwinTokens& twin : known) {
      const bool inside = twin.work >= work_.begin && twin.work < work_.end && twin.source >= source_.begin &&
                          twin.source < source_.end;
      if (inside) take(twin.work, twin.source);
    }
  }

  // Chooses for all content words, or for all function words.
  void choose(bool function_words) {
    std::size_t first = 0;
    std::size_t end = 0;
    for (std::uint32_t at = work_.begin; at < work_.end; ++at) {
      while (first < cluster_.size() && cluster_[first].work + kNearSeed < at) ++first;
      while (end < cluster_.size() && cluster_[end].work <= at + kNearSeed) ++end;
      if (first == end || (pair_.work.stop[at] != 0) != function_words || source_of_[at - work_.begin] != kNone) {
        continue;
      }
      choose_for(at, std::span(cluster_).subspan(first, end - first));
    }
  }

  std::vector<TwinTokens> twins() const {
    std::vector<TwinTokens> twins;
    for (std::uint32_t at = work_.begin; at < work_.end; ++at) {
      const std::uint32_t source = source_of_[at - work_.begin];
      if (source == kNone) continue;
      twins.push_back({at, source, pair_.same_word(at, source) ? TwinKind::kSameWord : TwinKind::kSameStem});
    }
    return twins;
  }

 private:
  void take(std::uint32_t work, std::uint32_t source) {
    source_of_[work - work_.begin] = source;
    taken_[source - source_.begin] = 1;
  }

  // The place that most of the seeds near by point to; of several the one most in step with the nearest seed.
  void choose_for(std::uint32_t at, std::span<const WordSeed> near) {
    const auto nearest = std::ranges::min(near, {}, [&](const WordSeed& seed) { return distance(seed.work, at); });
    std::uint32_t best = kNone;
    std::uint32_t best_support = 0;
    std::uint32_t best_step = 0;
    for (const std::uint32_t place : places_.of(pair_.work.stem[at], nearest.source)) {
      if (taken_[place - source_.begin] != 0) continue;
      const auto support = static_cast<std::uint32_t>(
          std::ranges::count_if(near, [&](const WordSeed& seed) { return distance(seed.source, place) <= kNearSeed; }));
      const std::uint32_t step = distance(place + nearest.work, nearest.source + at);
      if (support > best_support || (support == best_support && support > 0 && step < best_step)) {
        best = place;
        best_support = support;
        best_step = step;
      }
    }
    if (best != kNone) take(at, best);
  }

  const WordPair& pair_;
  const SeedCluster& cluster_;
  TokenRange work_;
  TokenRange source_;
  StemPlaces places_;
  std::vector<std::uint32_t> source_of_;
  std::vector<std::uint8_t> taken_;
};

}  // namespace

std::vector<TwinTokens> loose_twins(const WordPair& pair, const SeedCluster& cluster,
                                    std::span<const TwinTokens> known) {
  Chooser chooser(pair, cluster);
  chooser.keep(known);
  chooser.choose(false);
  chooser.choose(true);
  return chooser.twins();
}

}  // namespace tamga
