#include "engine/match/word_seeds.h"

#include <algorithm>
#include <span>
#include <utility>

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

// Of every content word of the work with each of its neighbours behind it. A pair that ends behind the last word, or of
// one stem twice, is none: its number is no hash, and no source asks for it.
std::vector<std::uint64_t> pair_hashes(std::span<const std::uint64_t> stems, std::uint32_t neighbours) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(stems.size() * neighbours);
  for (std::size_t at = 0; at < stems.size(); ++at) {
    for (std::size_t next = at + 1; next <= at + neighbours; ++next) {
      const bool is_pair = next < stems.size() && stems[next] != stems[at];
      hashes.push_back(is_pair ? pair_hash(stems[at], stems[next]) : hashes.size());
    }
  }
  return hashes;
}

// Two content words of the source, both with a stem that the work has too.
struct SourcePair {
  std::uint32_t first;  // words of the source
  std::uint32_t second;
  std::uint32_t group;  // of the work's pairs
};

// Sorts, and leaves out repeats: as numbers, which compare in one step.
void bring_into_order(std::vector<WordSeed>& seeds) {
  std::vector<std::uint64_t> numbers;
  numbers.reserve(seeds.size());
  for (const WordSeed& seed : seeds) numbers.push_back(std::uint64_t{seed.work} << 32U | seed.source);
  std::ranges::sort(numbers);
  const auto repeats = std::ranges::unique(numbers);
  numbers.erase(repeats.begin(), repeats.end());
  seeds.clear();
  for (const std::uint64_t number : numbers) {
    seeds.push_back({static_cast<std::uint32_t>(number >> 32U), static_cast<std::uint32_t>(number)});
  }
}

}  // namespace

WorkStems::WorkStems(const WordKeys& work)
    : content_(content_words(work)),
      stems_(stems_at(work, content_)),
      pairs_(pair_hashes(stems_at(work, content_), kNeighbours)) {}

void WorkStems::add_stem_seeds(std::span<const std::uint32_t> source, std::span<const std::uint32_t> groups,
                               std::vector<WordSeed>& seeds) const {
  std::vector<std::uint32_t> in_source(stems_.size());
  for (const std::uint32_t group : groups) {
    if (group != GramTable::kNone) ++in_source[group];
  }
  for (std::size_t at = 0; at < groups.size(); ++at) {
    if (groups[at] == GramTable::kNone) continue;
    if (std::uint64_t{in_source[groups[at]]} * stems_.group_size(groups[at]) > kPairsOfOneStem) continue;
    for (std::uint32_t word = groups[at]; word != GramTable::kNone; word = stems_.next(word)) {
      seeds.push_back({content_[word], source[at]});
    }
  }
}

void WorkStems::add_pair_seeds(const WordPair& pair, std::span<const std::uint32_t> source,
                               std::span<const std::uint32_t> groups, std::vector<WordSeed>& seeds) const {
  std::vector<SourcePair> found;
  std::vector<std::uint32_t> in_source(pairs_.size());
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (groups[at] == GramTable::kNone) continue;
    const std::size_t end = std::min(source.size(), at + kNeighbours + 1);
    for (std::size_t next = at + 1; next < end; ++next) {
      if (groups[next] == GramTable::kNone || groups[next] == groups[at]) continue;
      const auto group = pairs_.find(pair_hash(pair.source.stem[source[at]], pair.source.stem[source[next]]));
      if (group == GramTable::kNone) continue;
      ++in_source[group];
      found.push_back({source[at], source[next], group});
    }
  }
  for (const auto& [first, second, group] : found) {
    if (std::uint64_t{in_source[group]} * pairs_.group_size(group) > kPairsOfOneGram) continue;
    for (std::uint32_t place = group; place != GramTable::kNone; place = pairs_.next(place)) {
      std::uint32_t a = content_[place / kNeighbours];
      std::uint32_t b = content_[place / kNeighbours + place % kNeighbours + 1];
      if (!pair.same_stem(a, first)) std::swap(a, b);
      seeds.push_back({a, first});
      seeds.push_back({b, second});
    }
  }
}

std::vector<WordSeed> WorkStems::seeds(const WordPair& pair) const {
  const std::vector<std::uint32_t> source = content_words(pair.source);
  std::vector<std::uint32_t> groups;  // of the work's stems
  groups.reserve(source.size());
  for (const std::uint32_t at : source) groups.push_back(stems_.find(pair.source.stem[at]));
  std::vector<WordSeed> seeds;
  add_stem_seeds(source, groups, seeds);
  add_pair_seeds(pair, source, groups, seeds);
  bring_into_order(seeds);
  return seeds;
}

}  // namespace tamga
