// One place of the source for every g-gram of the work that stands in it: a walk over the work, not over all pairs of
// places, so that a sentence repeated a thousand times in both documents costs a thousand steps and not a million.
#include <algorithm>
#include <span>
#include <utility>

#include "engine/match/runs.h"

namespace tamga {
namespace {

// Places that are tried where the same words stand at several: half before and half behind the place expected.
constexpr std::uint32_t kPlacesTried = 8;
// How far a place is looked at to see whether it is better than another. Longer runs are as good as one another.
constexpr std::uint32_t kWordsTried = 64;

// The places of the source by group of the work's grams, ascending in each group.
class SourcePlaces {
 public:
  SourcePlaces(const GramTable& work, std::span<const std::uint64_t> source_hashes) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> hits;
    for (std::uint32_t at = 0; at < source_hashes.size(); ++at) {
      const std::uint32_t group = work.find(source_hashes[at]);
      if (group != GramTable::kNone) hits.emplace_back(group, at);
    }
    if (hits.empty()) return;
    begins_.resize(work.size() + 1);
    for (const auto& hit : hits) ++begins_[hit.first + 1];
    for (std::size_t group = 0; group < work.size(); ++group) begins_[group + 1] += begins_[group];
    places_.resize(hits.size());
    std::vector<std::uint32_t> filled(begins_.begin(), begins_.end() - 1);
    for (const auto& [group, at] : hits) places_[filled[group]++] = at;
  }

  bool none() const { return places_.empty(); }
  std::span<const std::uint32_t> of(std::uint32_t group) const {
    return std::span(places_).subspan(begins_[group], begins_[group + 1] - begins_[group]);
  }

 private:
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> places_;
};

std::uint32_t words_equal(const WordPair& pair, std::uint32_t work, std::uint32_t source, std::uint32_t limit) {
  const std::uint32_t end = std::min({pair.work.size() - work, pair.source.size() - source, limit});
  std::uint32_t length = 0;
  while (length < end && pair.same_word(work + length, source + length)) ++length;
  return length;
}

// The place that goes on for longest, the one nearest to `expected` on a tie.
std::uint32_t best_place(const WordPair& pair, std::uint32_t work, std::span<const std::uint32_t> places,
                         std::uint32_t expected) {
  const auto near = static_cast<std::size_t>(std::ranges::lower_bound(places, expected) - places.begin());
  const std::size_t begin = near - std::min<std::size_t>(near, kPlacesTried / 2);
  const std::size_t end = std::min<std::size_t>(places.size(), begin + kPlacesTried);
  std::uint32_t best = places[begin];
  std::uint32_t best_length = 0;
  std::uint32_t best_distance = 0;
  for (const std::uint32_t place : places.subspan(begin, end - begin)) {
    const std::uint32_t length = words_equal(pair, work, place, kWordsTried);
    const std::uint32_t distance = place > expected ? place - expected : expected - place;
    if (length > best_length || (length == best_length && distance < best_distance)) {
      best = place;
      best_length = length;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace

std::vector<Run> WorkGrams::guaranteed_runs(const WordPair& pair) const {
  std::vector<Run> runs;
  const SourcePlaces places(guaranteed_, rolling_grams(pair.source.exact, guaranteed_run_));
  if (places.none()) return runs;
  std::uint32_t expected = 0;
  for (std::uint32_t at = 0; at < guaranteed_.size(); ++at) {
    const std::span<const std::uint32_t> here = places.of(guaranteed_.group_of(at));
    if (here.empty()) continue;
    const std::uint32_t source = best_place(pair, at, here, expected);
    const std::uint32_t length = words_equal(pair, at, source, pair.work.size());
    if (length < guaranteed_run_) continue;  // two different grams of one hash
    runs.push_back({at, source, length});
    // Grams wholly inside the run are covered; the next that is not ends one word behind it.
    at += length - guaranteed_run_;
    expected = source + length - guaranteed_run_ + 1;
  }
  return runs;
}

}  // namespace tamga
