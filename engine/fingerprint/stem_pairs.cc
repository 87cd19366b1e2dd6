#include "engine/fingerprint/stem_pairs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "engine/base/hash.h"

namespace tamga {
namespace {

// The same for both orders, and of another kind than any k-gram: those hash k keys, and k is stored.
std::uint64_t pair_hash(std::uint64_t a, std::uint64_t b) {
  const std::array<std::uint64_t, 3> keys = {std::min(a, b), std::max(a, b), 0x7374656D70616972U};  // "stempair"
  return hash64(std::span<const std::uint64_t>(keys));
}

// Hashes seen so far, side by side in one block of memory: a set of nodes takes longer than the hashing.
class SeenHashes {
 public:
  explicit SeenHashes(std::size_t most) : slots_(std::bit_ceil(2 * most + 2)) {}

  // Whether it is the first time. At most as often as was said.
  bool add(std::uint64_t hash) {
    if (hash == 0) return !std::exchange(zero_, true);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = (hash >> 32U) & mask;; at = (at + 1) & mask) {
      if (slots_[at] == hash) return false;
      if (slots_[at] == 0) {
        slots_[at] = hash;
        return true;
      }
    }
  }

 private:
  std::vector<std::uint64_t> slots_;
  bool zero_ = false;
};

}  // namespace

std::vector<Fingerprint> stem_pairs(std::span<const Token> tokens, const StemPairSettings& settings) {
  std::vector<Fingerprint> kept;
  if (settings.one_in == 0) return kept;
  std::vector<std::uint32_t> content;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    if (!tokens[at].stop_word) content.push_back(at);
  }
  const bool power = std::has_single_bit(settings.one_in);  // the usual case, which needs no division
  const auto is_chosen = [&](std::uint64_t hash) {
    return power ? (hash & (settings.one_in - 1)) == 0 : hash % settings.one_in == 0;
  };
  std::vector<Fingerprint> chosen;  // some of them again and again
  for (std::size_t at = 0; at < content.size(); ++at) {
    const std::size_t end = std::min<std::size_t>(content.size(), at + settings.reach + 1);
    for (std::size_t next = at + 1; next < end; ++next) {
      const std::uint64_t a = tokens[content[at]].stem_key;
      const std::uint64_t b = tokens[content[next]].stem_key;
      if (a == b) continue;
      const std::uint64_t hash = pair_hash(a, b);
      // The upper bits are what an index keeps; the lower ones choose.
      if (is_chosen(hash)) chosen.push_back({hash, content[at]});
    }
  }
  SeenHashes seen(chosen.size());
  for (const Fingerprint& each : chosen) {
    if (seen.add(each.hash)) kept.push_back(each);
  }
  return kept;
}

}  // namespace tamga
