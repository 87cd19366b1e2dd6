// Open addressing with linear probing, at most half full. A slot holds the upper half of the mixed hash beside the
// position, so that it is known without a second array that a hash is another one. In front of the slots stand bits,
// few enough to stay in the first cache: most look-ups find nothing, and most of these end there.
#include "engine/match/gram_table.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

namespace tamga {
namespace {

constexpr std::uint64_t kBase = 0x9FB21C651E98DF25U;  // odd, with bits all over

// The low bits of a polynomial hang on the low bits of the keys alone; mixing makes all bits count for the slot.
std::uint64_t mix(std::uint64_t hash) {
  hash ^= hash >> 32U;
  hash *= 0xD6E8FEB86659FD93U;
  return hash ^ (hash >> 32U);
}

std::uint32_t tag_of(std::uint64_t mixed) {
  return static_cast<std::uint32_t>(mixed >> 32U);
}

}  // namespace

std::vector<std::uint64_t> rolling_grams(std::span<const std::uint64_t> keys, std::uint32_t k) {
  assert(k >= 1);
  if (keys.size() < k) return {};
  std::uint64_t power = 1;  // kBase to the k: the weight of the key that leaves
  std::uint64_t hash = 0;
  for (std::uint32_t at = 0; at < k; ++at) {
    power *= kBase;
    hash = hash * kBase + keys[at];
  }
  std::vector<std::uint64_t> hashes{hash};
  hashes.reserve(keys.size() - k + 1);
  for (std::size_t entering = k; entering < keys.size(); ++entering) {
    hash = hash * kBase + keys[entering] - keys[entering - k] * power;
    hashes.push_back(hash);
  }
  return hashes;
}

GramTable::GramTable(std::vector<std::uint64_t> hashes)
    : hashes_(std::move(hashes)),
      group_of_(hashes_.size()),
      group_size_(hashes_.size()),
      next_(hashes_.size(), kNone),
      slots_(std::bit_ceil(std::max<std::size_t>(2 * hashes_.size(), 2))),
      mask_(slots_.size() - 1),
      bits_(slots_.size() / 16 + 1) {
  std::vector<std::uint32_t> last_of_group(hashes_.size());
  for (std::uint32_t position = 0; position < size(); ++position) add(position, last_of_group);
}

void GramTable::add(std::uint32_t position, std::vector<std::uint32_t>& last_of_group) {
  const std::uint64_t mixed = mix(hashes_[position]);
  const std::uint32_t tag = tag_of(mixed);
  bits_[mixed >> 6U & (mask_ >> 4U)] |= std::uint64_t{1} << (mixed & 63U);
  std::size_t at = mixed & mask_;
  while (slots_[at].position != kNone && (slots_[at].tag != tag || hashes_[slots_[at].position] != hashes_[position])) {
    at = (at + 1) & mask_;
  }
  if (slots_[at].position == kNone) {
    slots_[at] = {tag, position};
  } else {
    next_[last_of_group[slots_[at].position]] = position;
  }
  const std::uint32_t group = slots_[at].position;
  group_of_[position] = group;
  last_of_group[group] = position;
  ++group_size_[group];
}

std::uint32_t GramTable::find(std::uint64_t hash) const {
  const std::uint64_t mixed = mix(hash);
  if ((bits_[mixed >> 6U & (mask_ >> 4U)] >> (mixed & 63U) & 1U) == 0) return kNone;
  const std::uint32_t tag = tag_of(mixed);
  for (std::size_t at = mixed & mask_; slots_[at].position != kNone; at = (at + 1) & mask_) {
    if (slots_[at].tag == tag && hashes_[slots_[at].position] == hash) return slots_[at].position;
  }
  return kNone;
}

}  // namespace tamga
