// Different keys, numbered 0, 1, 2, ... in the order in which they come first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace tamga {

// Open addressing with linear probing, at most half full. A slot holds half of the mixed key beside its number, so that
// a look-up that finds nothing reads one cache line.
class NumberedKeys {
 public:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  // Room for `most` different keys; more must not be added.
  explicit NumberedKeys(std::size_t most);

  // The number of `key`, a new one if it is new. Time O(1).
  std::uint32_t add(std::uint64_t key);
  // The number of `key`, or kNone. Time O(1).
  std::uint32_t find(std::uint64_t key) const;

  const std::vector<std::uint64_t>& keys() const { return keys_; }  // by number
  std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }

 private:
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t number = kNone;
  };
  std::size_t slot_of(std::uint64_t key, std::uint32_t& tag) const;

  std::vector<std::uint64_t> keys_;
  std::vector<Slot> slots_;
  std::size_t mask_;
};

}  // namespace tamga
