#include "engine/match/reworded.h"

#include <algorithm>
#include <utility>

#include "engine/match/dense_stretches.h"
#include "engine/match/evidence.h"
#include "engine/match/loose_twins.h"
#include "engine/match/seed_clusters.h"

namespace tamga {
namespace {

// Fewest seeds of words that no passage holds, for a cluster to be looked at.
constexpr std::ptrdiff_t kFewSeeds = 4;
// A passage that takes in others must add content twins: two more than a fifth of the content words that it adds.
constexpr double kAddedShare = 0.2;
constexpr double kAddedTwins = 2;

constexpr std::uint32_t kNone = UINT32_MAX;

// The index of the passage that holds a word of the work, or kNone.
std::vector<std::uint32_t> passage_by_word(const std::vector<Passage>& passages, std::uint32_t words) {
  std::vector<std::uint32_t> by_word(words, kNone);
  for (std::uint32_t i = 0; i < passages.size(); ++i) {
    std::fill(by_word.begin() + passages[i].work.begin, by_word.begin() + passages[i].work.end, i);
  }
  return by_word;
}

class Rewording {
 public:
  Rewording(const std::vector<Passage>& found, const WordPair& pair)
      : found_(found), pair_(pair), held_by_(passage_by_word(found, pair.work.size())) {}

  // Seeds of words that no passage holds, and content twins of the passages. None if there is nothing to add.
  std::vector<WordSeed> seeds(const WorkStems& stems) const {
    std::vector<WordSeed> seeds = stems.seeds(pair_);
    std::erase_if(seeds, [&](const WordSeed& seed) { return !is_free(seed.work); });
    const auto free = static_cast<std::ptrdiff_t>(seeds.size());
    if (free < kFewSeeds) return {};
    for (const Passage& passage : found_) {
      for (const TwinTokens& twin : passage.twins) {
        if (is_content(twin.work)) seeds.push_back({twin.work, twin.source});
      }
    }
    std::ranges::inplace_merge(seeds, seeds.begin() + free);
    return seeds;
  }

  // Adds the passages that a cluster makes.
  void add_passages(const SeedCluster& cluster, std::vector<Passage>& passages) const {
    const auto free = std::ranges::count_if(cluster, [&](const WordSeed& seed) { return is_free(seed.work); });
    if (free < kFewSeeds) return;
    for (auto& twins : dense_stretches(pair_, loose_twins(pair_, cluster, known_twins(cluster)))) {
      add_around_others(std::move(twins), passages);
    }
  }

 private:
  // Adds the passage that `twins` make, or what is left of it before and behind a passage that it holds in the work
  // only or in part: words that are the same in a row stay with their own place of the source.
  void add_around_others(std::vector<TwinTokens> twins, std::vector<Passage>& passages) const {
    if (twins.empty()) return;
    Passage passage = make_passage(std::move(twins));
    const Passage* other = first_not_inside(passage);
    if (other == nullptr) {
      if (proves_rewording(passage, pair_) && adds_enough(passage)) passages.push_back(std::move(passage));
      return;
    }
    const auto before = std::ranges::lower_bound(passage.twins, other->work.begin, {}, &TwinTokens::work);
    const auto behind = std::ranges::lower_bound(passage.twins, other->work.end, {}, &TwinTokens::work);
    add_around_others({passage.twins.begin(), before}, passages);
    add_around_others({behind, passage.twins.end()}, passages);
  }

  // A passage found that shares words of the work with this one and does not lie in it in both documents.
  const Passage* first_not_inside(const Passage& passage) const {
    auto other = std::ranges::upper_bound(found_, passage.work.begin, {}, [](const Passage& p) { return p.work.end; });
    for (; other != found_.end() && other->work.begin < passage.work.end; ++other) {
      if (!holds(passage.work, other->work) || !holds(passage.source, other->source)) return &*other;
    }
    return nullptr;
  }

  static bool holds(const TokenRange& outer, const TokenRange& inner) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
  }

  bool is_free(std::uint32_t word) const { return held_by_[word] == kNone; }
  bool is_content(std::uint32_t word) const { return pair_.work.stop[word] == 0; }

  // Of the passages that the cluster touches.
  std::vector<TwinTokens> known_twins(const SeedCluster& cluster) const {
    std::vector<TwinTokens> twins;
    std::uint32_t last = kNone;
    for (const WordSeed& seed : cluster) {
      const std::uint32_t holder = held_by_[seed.work];
      if (holder == kNone || holder == last) continue;
      twins.insert(twins.end(), found_[holder].twins.begin(), found_[holder].twins.end());
      last = holder;
    }
    return twins;
  }

  bool adds_enough(const Passage& passage) const {
    double words = 0;
    for (std::uint32_t at = passage.work.begin; at < passage.work.end; ++at) {
      words += is_free(at) && is_content(at) ? 1 : 0;
    }
    const auto twins = std::ranges::count_if(
        passage.twins, [&](const TwinTokens& twin) { return is_free(twin.work) && is_content(twin.work); });
    return static_cast<double>(twins) >= kAddedTwins + kAddedShare * words;
  }

  const std::vector<Passage>& found_;
  const WordPair& pair_;
  std::vector<std::uint32_t> held_by_;
};

}  // namespace

std::vector<Passage> with_reworded(std::vector<Passage> found, const WordPair& pair, const WorkStems& stems) {
  const Rewording rewording(found, pair);
  const std::vector<WordSeed> seeds = rewording.seeds(stems);
  std::vector<Passage> reworded;
  for (const SeedCluster& cluster : seed_clusters(seeds)) rewording.add_passages(cluster, reworded);
  found.insert(found.end(), std::make_move_iterator(reworded.begin()), std::make_move_iterator(reworded.end()));
  return found;
}

}  // namespace tamga
