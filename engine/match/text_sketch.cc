// Two questions, each answered exactly but for hashes of 32 bits that are equal by chance, which only cost time:
// do the texts share a run of words, and is there a cluster of word seeds (seed_clusters.h) with stems enough around
// it?
#include "engine/match/text_sketch.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <ranges>
#include <span>

#include "engine/match/align.h"
#include "engine/match/evidence.h"
#include "engine/match/gram_table.h"
#include "engine/match/loose_twins.h"
#include "engine/match/numbered_keys.h"
#include "engine/match/runs.h"
#include "engine/match/seed_clusters.h"
#include "engine/match/seed_support.h"
#include "engine/match/shares.h"
#include "engine/match/word_keys.h"
#include "engine/match/word_seeds.h"

namespace tamga {
namespace {

constexpr std::uint32_t kNone = NumberedKeys::kNone;

// Grams of exact keys and of stem keys are two families.
void append_grams(std::span<const std::uint64_t> keys, std::uint32_t words, std::uint64_t family,
                  std::vector<std::uint32_t>& grams) {
  for (std::uint64_t hash : rolling_grams(keys, words)) {
    hash = (hash ^ hash >> 32U) * family;
    grams.push_back(static_cast<std::uint32_t>(hash >> 32U));
  }
}

void group_by_stem(TextSketch& sketch) {
  sketch.stem_begins.resize(sketch.stems.size() + 1);
  for (const std::uint32_t stem : sketch.stem_at) ++sketch.stem_begins[stem + 1];
  std::partial_sum(sketch.stem_begins.begin(), sketch.stem_begins.end(), sketch.stem_begins.begin());
  sketch.stem_words.resize(sketch.stem_at.size());
  std::vector<std::uint32_t> next(sketch.stem_begins.begin(), sketch.stem_begins.end() - 1);
  for (std::uint32_t at = 0; at < sketch.stem_at.size(); ++at) sketch.stem_words[next[sketch.stem_at[at]]++] = at;
}

// Places of the work that may be looked at for each content word of the source: texts that repeat themselves without
// end are left to the aligner.
constexpr std::size_t kPlacesAWord = 40;

}  // namespace

std::size_t TextSketch::bytes() const {
  return (grams.capacity() + stem_at.capacity() + places.capacity() + stem_begins.capacity() + stem_words.capacity() +
          stop_stem_at.capacity() + stop_places.capacity()) *
             sizeof(std::uint32_t) +
         (stems.capacity() + stop_stems.capacity()) * sizeof(std::uint64_t);
}

TextSketch sketch_text(std::span<const Token> tokens, const AlignSettings& settings) {
  const WordKeys keys(tokens);
  TextSketch sketch;
  sketch.gram_words =
      std::min({WorkGrams::kSeedWords, kRunOfCoefficient1, std::max(settings.guaranteed_run, settings.min_words)});
  sketch.grams.reserve(2 * tokens.size());
  append_grams(keys.exact, sketch.gram_words, 0xD6E8FEB86659FD93U, sketch.grams);
  append_grams(keys.stem, sketch.gram_words, 0xA0761D6478BD642FU, sketch.grams);
  const auto content = static_cast<std::size_t>(std::ranges::count(keys.stop, std::uint8_t{0}));
  sketch.stem_at.reserve(content);
  sketch.places.reserve(content);
  NumberedKeys stems(content);
  NumberedKeys stop_stems(tokens.size() - content);
  for (std::uint32_t at = 0; at < keys.size(); ++at) {
    if (keys.stop[at] != 0) {
      sketch.stop_stem_at.push_back(stop_stems.add(keys.stem[at]));
      sketch.stop_places.push_back(at);
    } else {
      sketch.stem_at.push_back(stems.add(keys.stem[at]));
      sketch.places.push_back(at);
    }
  }
  sketch.stems = {stems.keys().begin(), stems.keys().end()};
  sketch.stop_stems = {stop_stems.keys().begin(), stop_stems.keys().end()};
  group_by_stem(sketch);
  return sketch;
}

// A bit for each gram, and behind it the grams themselves: most of another text's find no bit.
class ChanceTest::Grams {
 public:
  explicit Grams(const std::vector<std::uint32_t>& grams)
      : bit_shift_(
            static_cast<unsigned>(32 - std::bit_width(std::max<std::size_t>(kBitsOfAGram / 2 * grams.size(), 64)))),
        bits_((std::size_t{1} << (32U - bit_shift_)) / 64),
        slots_(std::bit_ceil(2 * grams.size() + 2)) {
    for (const std::uint32_t gram : grams) {
      bits_[bit_of(gram) / 64] |= std::uint64_t{1} << bit_of(gram) % 64;
      if (gram != 0) slots_[slot_of(gram)] = gram;  // 0 is a free slot; its bit alone counts
    }
  }

  bool any_of(const std::vector<std::uint32_t>& others) const {
    return std::ranges::any_of(others, [this](std::uint32_t gram) {
      if ((bits_[bit_of(gram) / 64] >> bit_of(gram) % 64 & 1U) == 0) return false;
      return gram == 0 || slots_[slot_of(gram)] == gram;
    });
  }

 private:
  static constexpr std::size_t kBitsOfAGram = 32;

  std::uint32_t bit_of(std::uint32_t gram) const { return gram >> bit_shift_; }
  std::size_t slot_of(std::uint32_t gram) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = gram & mask;
    while (slots_[at] != 0 && slots_[at] != gram) at = (at + 1) & mask;
    return at;
  }

  unsigned bit_shift_;
  std::vector<std::uint64_t> bits_;
  std::vector<std::uint32_t> slots_;
};

// The content stems of the work and the pairs of them, as WorkStems has them. Pairs are known by a bit each; where they
// stand, the neighbours of their rarer stem say.
class ChanceTest::Stems {
 public:
  explicit Stems(const TextSketch& work)
      : work_(work),
        numbers_(work.stems.size()),
        pair_bits_(std::bit_ceil(kBitsOfAPair * WorkStems::kNeighbours * work.stem_at.size() + 64) / 64) {
    for (const std::uint64_t stem : work.stems) numbers_.add(stem);
    for_each_pair(work.stem_at, [&](std::uint32_t a, std::uint32_t b) {
      const std::uint64_t bit = pair_bit(work_.stem_at[a], work_.stem_at[b]);
      pair_bits_[bit / 64] |= std::uint64_t{1} << bit % 64;
    });
  }

  bool any_rewording(const TextSketch& source) const {
    const std::vector<std::uint32_t> same = same_stems(source.stems);
    std::vector<WordSeed> seeds;
    if (!add_seeds(source, same, seeds)) return true;
    if (!SeedCounts(seeds).may_have_much(seeds)) return false;
    const auto clusters = seed_clusters(by_place(seeds));
    return std::ranges::any_of(
        clusters, [&](const SeedCluster& cluster) { return stems_around(cluster, source, same) >= kFewStems; });
  }

 private:
  static constexpr std::size_t kBitsOfAPair = 8;

  template <class Use>
  static void for_each_pair(const std::vector<std::uint32_t>& stem_at, Use use) {
    const auto words = static_cast<std::uint32_t>(stem_at.size());
    for (std::uint32_t at = 0; at < words; ++at) {
      for (std::uint32_t next = at + 1; next < std::min(words, at + 1 + WorkStems::kNeighbours); ++next) {
        if (stem_at[at] != stem_at[next]) use(at, next);
      }
    }
  }

  // The same for both orders.
  static std::uint64_t pair_key(std::uint32_t a, std::uint32_t b) {
    return std::uint64_t{std::min(a, b)} << 32U | std::max(a, b);
  }
  std::uint64_t pair_bit(std::uint32_t a, std::uint32_t b) const {
    const std::uint64_t mixed = pair_key(a, b) * 0x9FB21C651E98DF25U;
    return (mixed ^ mixed >> 32U) * 0xD6E8FEB86659FD93U >> 20U & (64 * pair_bits_.size() - 1);
  }

  bool has_pair(std::uint32_t a, std::uint32_t b) const {
    const std::uint64_t bit = pair_bit(a, b);
    return (pair_bits_[bit / 64] >> bit % 64 & 1U) != 0;
  }

  // A pair of the source that the work may have: indices of content words there, stems here.
  struct FoundPair {
    std::uint32_t first;
    std::uint32_t second;
    std::uint32_t first_stem;
    std::uint32_t second_stem;
  };

  // Those of two rare stems aside, for these have all their seeds.
  std::vector<FoundPair> found_pairs(const TextSketch& source, std::span<const std::uint32_t> same,
                                     std::span<const std::uint8_t> rare) const {
    std::vector<FoundPair> found;
    for_each_pair(source.stem_at, [&](std::uint32_t first, std::uint32_t second) {
      const std::uint32_t a = source.stem_at[first];
      const std::uint32_t b = source.stem_at[second];
      if (same[a] == kNone || same[b] == kNone || (rare[a] & rare[b]) != 0) return;
      if (has_pair(same[a], same[b])) found.push_back({first, second, same[a], same[b]});
    });
    return found;
  }

  // Adds the seeds of a pair that stands at so many places of the source, unless they are too many.
  void add_seeds_of(const FoundPair& pair, std::uint64_t in_source, const TextSketch& source,
                    std::vector<WordSeed>& seeds) const {
    const bool swapped = work_.count(pair.second_stem) < work_.count(pair.first_stem);
    const auto words = static_cast<std::uint32_t>(work_.stem_at.size());
    const std::size_t before = seeds.size();
    for (const std::uint32_t at : work_.words_of(swapped ? pair.second_stem : pair.first_stem)) {
      const std::uint32_t end = std::min(words, at + 1 + WorkStems::kNeighbours);
      for (std::uint32_t near = at - std::min(at, WorkStems::kNeighbours); near < end; ++near) {
        if (work_.stem_at[near] != (swapped ? pair.first_stem : pair.second_stem)) continue;
        seeds.push_back({work_.places[swapped ? near : at], source.places[pair.first]});
        seeds.push_back({work_.places[swapped ? at : near], source.places[pair.second]});
      }
      if (in_source * (seeds.size() - before) > 2 * WorkStems::kPairsOfOneGram) return seeds.resize(before);
    }
  }

  // Adds the seeds that WorkStems gives, some of them again and again. False if there are too many places to look at.
  bool add_seeds(const TextSketch& source, std::span<const std::uint32_t> same, std::vector<WordSeed>& seeds) const {
    std::vector<std::uint8_t> rare(source.stems.size());
    for (std::uint32_t stem = 0; stem < same.size(); ++stem) {
      if (same[stem] == kNone) continue;
      if (std::uint64_t{work_.count(same[stem])} * source.count(stem) > WorkStems::kPairsOfOneStem) continue;
      rare[stem] = 1;
      for (const std::uint32_t at : work_.words_of(same[stem])) {
        for (const std::uint32_t other : source.words_of(stem)) {
          seeds.push_back({work_.places[at], source.places[other]});
        }
      }
    }
    return add_pair_seeds(source, same, rare, seeds);
  }

  bool add_pair_seeds(const TextSketch& source, std::span<const std::uint32_t> same, std::span<const std::uint8_t> rare,
                      std::vector<WordSeed>& seeds) const {
    const std::vector<FoundPair> found = found_pairs(source, same, rare);
    NumberedKeys numbers(found.size());
    std::vector<std::uint32_t> in_source(found.size());  // by number of the pair
    for (const FoundPair& pair : found) ++in_source[numbers.add(pair_key(pair.first_stem, pair.second_stem))];
    std::size_t left = kPlacesAWord * source.stem_at.size();
    for (const FoundPair& pair : found) {
      const std::uint32_t count = in_source[numbers.find(pair_key(pair.first_stem, pair.second_stem))];
      if (count > WorkStems::kPairsOfOneGram) continue;
      const std::uint32_t places = std::min(work_.count(pair.first_stem), work_.count(pair.second_stem));
      if (places > left) return false;
      left -= places;
      add_seeds_of(pair, count, source, seeds);
    }
    return true;
  }

  // Sorted by counting, without repeats: those of one word are few.
  std::vector<WordSeed> by_place(const std::vector<WordSeed>& seeds) const {
    std::vector<std::uint32_t> next(work_.places.empty() ? 1 : work_.places.back() + 2);
    for (const WordSeed& seed : seeds) ++next[seed.work + 1];
    for (std::size_t at = 1; at < next.size(); ++at) next[at] += next[at - 1];
    std::vector<WordSeed> sorted(seeds.size());
    for (const WordSeed& seed : seeds) sorted[next[seed.work]++] = seed;
    std::size_t kept = 0;
    std::size_t of_word = 0;  // the first kept one of the word at hand
    for (const WordSeed& seed : sorted) {
      if (kept == 0 || sorted[kept - 1].work != seed.work) of_word = kept;
      const auto same_word = std::span(sorted).subspan(of_word, kept - of_word);
      if (std::ranges::find(same_word, seed) == same_word.end()) sorted[kept++] = seed;
    }
    sorted.resize(kept);
    return sorted;
  }

  // The stem of the work that each of some stems is, or kNone.
  std::vector<std::uint32_t> same_stems(const std::vector<std::uint64_t>& stems) const {
    std::vector<std::uint32_t> same;
    same.reserve(stems.size());
    for (const std::uint64_t stem : stems) same.push_back(numbers_.find(stem));
    return same;
  }

  // Different content stems of the work that loose_twins() may find a twin for: near one seed in both texts. What is a
  // function word in the source may be a twin too.
  std::uint32_t stems_around(const SeedCluster& cluster, const TextSketch& source,
                             std::span<const std::uint32_t> same) const {
    const std::vector<std::uint32_t> same_stop = same_stems(source.stop_stems);
    std::vector<std::uint32_t> near_seed(work_.stems.size());  // the last seed in whose reach the source has it
    std::vector<std::uint8_t> found(work_.stems.size());
    std::uint32_t stems = 0;
    for (std::uint32_t at = 0; at < cluster.size(); ++at) {
      const auto mark = [&](std::uint32_t stem) {
        if (stem != kNone) near_seed[stem] = at + 1;
      };
      for (const std::uint32_t word : words_near(source.places, cluster[at].source)) mark(same[source.stem_at[word]]);
      for (const std::uint32_t word : words_near(source.stop_places, cluster[at].source)) {
        mark(same_stop[source.stop_stem_at[word]]);
      }
      for (const std::uint32_t word : words_near(work_.places, cluster[at].work)) {
        const std::uint32_t stem = work_.stem_at[word];
        if (near_seed[stem] != at + 1 || found[stem] != 0) continue;
        found[stem] = 1;
        ++stems;
      }
    }
    return stems;
  }

  // Indices of words within a seed's reach of a place.
  static std::ranges::iota_view<std::uint32_t, std::uint32_t> words_near(const std::vector<std::uint32_t>& places,
                                                                         std::uint32_t place) {
    const auto begin = std::ranges::lower_bound(places, place - std::min(place, kNearSeed));
    const auto end = std::upper_bound(begin, places.end(), place + kNearSeed);
    return std::views::iota(static_cast<std::uint32_t>(begin - places.begin()),
                            static_cast<std::uint32_t>(end - places.begin()));
  }

  const TextSketch& work_;
  NumberedKeys numbers_;
  std::vector<std::uint64_t> pair_bits_;  // a power of two
};

ChanceTest::ChanceTest(const TextSketch& work)
    : grams_(std::make_unique<const Grams>(work.grams)), stems_(std::make_unique<const Stems>(work)) {}

ChanceTest::~ChanceTest() = default;

bool ChanceTest::may_share(const TextSketch& source) const {
  return grams_->any_of(source.grams) || stems_->any_rewording(source);
}

}  // namespace tamga
