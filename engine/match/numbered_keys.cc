#include "engine/match/numbered_keys.h"

#include <algorithm>
#include <bit>

namespace tamga {

NumberedKeys::NumberedKeys(std::size_t most)
    : slots_(std::bit_ceil(std::max<std::size_t>(2 * most, 2))), mask_(slots_.size() - 1) {
  keys_.reserve(most);
}

// The slot that holds the key, or the free one where it would be.
std::size_t NumberedKeys::slot_of(std::uint64_t key, std::uint32_t& tag) const {
  const std::uint64_t mixed = (key ^ key >> 32U) * 0xD6E8FEB86659FD93U;
  tag = static_cast<std::uint32_t>(mixed);
  std::size_t at = mixed >> 32U & mask_;
  while (slots_[at].number != kNone && (slots_[at].tag != tag || keys_[slots_[at].number] != key)) {
    at = (at + 1) & mask_;
  }
  return at;
}

std::uint32_t NumberedKeys::add(std::uint64_t key) {
  std::uint32_t tag = 0;
  Slot& slot = slots_[slot_of(key, tag)];
  if (slot.number == kNone) {
    slot = {tag, size()};
    keys_.push_back(key);
  }
  return slot.number;
}

std::uint32_t NumberedKeys::find(std::uint64_t key) const {
  std::uint32_t tag = 0;
  return slots_[slot_of(key, tag)].number;
}

}  // namespace tamga
