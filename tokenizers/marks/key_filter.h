// Says of most keys that they are not in a table, at the cost of one look at a few kilobytes.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>

namespace tamga {

class KeyFilter {
 public:
  void add(std::uint64_t key) { bits_.set(key % kBits); }
  bool may_have(std::uint64_t key) const { return bits_[key % kBits]; }

 private:
  static constexpr std::size_t kBits = 1U << 15U;
  std::bitset<kBits> bits_;
};

}  // namespace tamga
