// Where in a work each of its k-grams stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace tamga {

// `result[i]` is a hash of keys [i, i + k), made in one pass: a polynomial of the keys modulo 2^64. Only for grams of
// keys that are hashes themselves, compared inside one run of the program; what is stored uses kgram_hashes. Fewer than
// k keys give none. Requires k >= 1. Time O(n).
std::vector<std::uint64_t> rolling_grams(std::span<const std::uint64_t> keys, std::uint32_t k);

// Positions are grouped by equal hash; a group is named by the first of its positions. Building O(n), look-up O(1).
class GramTable {
 public:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  explicit GramTable(std::vector<std::uint64_t> hashes);

  // Group of the positions with this hash, or kNone.
  std::uint32_t find(std::uint64_t hash) const;
  std::uint32_t size() const { return static_cast<std::uint32_t>(hashes_.size()); }
  std::uint32_t group_of(std::uint32_t position) const { return group_of_[position]; }
  std::uint32_t group_size(std::uint32_t group) const { return group_size_[group]; }
  // The next position of the same group, in the order of the work, or kNone.
  std::uint32_t next(std::uint32_t position) const { return next_[position]; }

 private:
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t position = kNone;
  };
  void add(std::uint32_t position, std::vector<std::uint32_t>& last_of_group);

  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> group_of_;
  std::vector<std::uint32_t> group_size_;  // by group; 0 at positions that name none
  std::vector<std::uint32_t> next_;
  std::vector<Slot> slots_;  // open addressing, a power of two of them
  std::size_t mask_ = 0;
  std::vector<std::uint64_t> bits_;  // a bit for each hash that is there, 8 to 16 times as many bits as hashes
};

}  // namespace tamga
