#include "engine/match/word_seeds.h"

#include <algorithm>
#include <span>

namespace tamga {
namespace {

std::vector<std::uint32_t> content_words(const WordKeys& keys) {
  std::vector<std::uint32_t> places;
  places.reserve(keys.size());
  for (std::uint32_t at = 0; at < keys.size(); ++at) {
    if (keys.stop[at] == 0) places.push_back(at);
  }
  return places;
}

std::vector<std::uint64_t> stems_at(const WordKeys& keys, std::span<const std::uint32_t> places) {
  std::vector<std::uint64_t> stems;
  stems.reserve(places.size());
  for (const std::uint32_t at : places) stems.push_back(keys.stem[at]);
  return stems;
}

// The same for both orders.
std::uint64_t pair_hash(std::uint64_t a, std::uint64_t b) {
  return (a + b) * 0x9FB21C651E98DF25U ^ (a ^ b);
}

// Pairs that end behind the last word, or of one stem twice, are none: they get numbers that are hashes in no document,
// odd ones in the work and even ones in the source.
enum class Side : std::uint8_t { kSource, kWork };
std::vector<std::uint64_t> pair_hashes(std::span<const std::uint64_t> stems, std::uint32_t neighbours, Side side) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(stems.size() * neighbours);
  for (std::size_t at = 0; at < stems.size(); ++at) {
    for (std::size_t next = at + 1; next <= at + neighbours; ++next) {
      const bool is_pair = next < stems.size() && stems[next] != stems[at];
      hashes.push_back(is_pair ? pair_hash(stems[at], stems[next]) : 2 * hashes.size() + (side == Side::kWork ? 1 : 0));
    }
  }
  return hashes;
}

// Calls `use` with the place in `hashes` and a group of `table` that it stands in, wherever the group does not repeat
// too often in both.
template <class Use>
void for_each_hit(const GramTable& table, std::span<const std::uint64_t> hashes, std::uint64_t most_pairs, Use use) {
  std::vector<std::uint32_t> group(hashes.size());
  std::vector<std::uint32_t> here(table.size());
  for (std::size_t at = 0; at < hashes.size(); ++at) {
    group[at] = table.find(hashes[at]);
    if (group[at] != GramTable::kNone) ++here[group[at]];
  }
  for (std::uint32_t at = 0; at < hashes.size(); ++at) {
    if (group[at] == GramTable::kNone) continue;
    if (std::uint64_t{here[group[at]]} * table.group_size(group[at]) <= most_pairs) use(at, group[at]);
  }
}

}  // namespace

WorkStems::WorkStems(const WordKeys& work)
    : content_(content_words(work)),
      stems_(stems_at(work, content_)),
      pairs_(pair_hashes(stems_at(work, content_), kNeighbours, Side::kWork)) {}

std::vector<WordSeed> WorkStems::seeds(const WordPair& pair) const {
  const std::vector<std::uint32_t> source = content_words(pair.source);
  const std::vector<std::uint64_t> stems = stems_at(pair.source, source);
  std::vector<WordSeed> seeds;
  for_each_hit(stems_, stems, kPairsOfOneStem, [&](std::uint32_t at, std::uint32_t group) {
    for (std::uint32_t word = group; word != GramTable::kNone; word = stems_.next(word)) {
      seeds.push_back({content_[word], source[at]});
    }
  });
  for_each_hit(pairs_, pair_hashes(stems, kNeighbours, Side::kSource), kPairsOfOneGram,
               [&](std::uint32_t at, std::uint32_t group) {
                 const std::uint32_t first = source[at / kNeighbours];
                 const std::uint32_t second = source[at / kNeighbours + at % kNeighbours + 1];
                 for (std::uint32_t found = group; found != GramTable::kNone; found = pairs_.next(found)) {
                   std::uint32_t a = content_[found / kNeighbours];
                   std::uint32_t b = content_[found / kNeighbours + found % kNeighbours + 1];
                   if (!pair.same_stem(a, first)) std::swap(a, b);
                   seeds.push_back({a, first});
                   seeds.push_back({b, second});
                 }
               });
  std::ranges::sort(seeds);
  const auto repeats = std::ranges::unique(seeds);
  seeds.erase(repeats.begin(), repeats.end());
  return seeds;
}

}  // namespace tamga
