#include "engine/fingerprint/stem_pairs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "engine/base/hash.h"

namespace tamga {
namespace {

// Pairs of stems on their way to being hashed, many at a time. The hash is the same for both orders, and of another
// kind than that of any k-gram: those hash k keys, and k is stored.
class PairBatch {
 public:
  bool full() const { return size_ == kMostPairs; }

  // Requires: not full.
  void add(std::uint64_t a, std::uint64_t b, std::uint32_t first_token) {
    auto* key = &keys_[kKeys * size_];
    key[0] = std::min(a, b);
    key[1] = std::max(a, b);
    key[2] = 0x7374656D70616972U;  // "stempair"
    first_tokens_[size_++] = first_token;
  }

  // Hashes the pairs, and is empty then. The hashes of those that `is_chosen` go behind the first `count` of `chosen`,
  // in order; returns how many there are now. Which are chosen is a surprise every time, so all are written.
  template <class IsChosen>
  std::size_t choose(const IsChosen& is_chosen, std::vector<Fingerprint>& chosen, std::size_t count) {
    hash64_records(std::span(keys_).first(kKeys * size_), kKeys, std::span(hashes_).first(size_));
    if (chosen.size() < count + size_) chosen.resize(2 * chosen.size() + size_);
    for (std::size_t i = 0; i < size_; ++i) {
      chosen[count] = {hashes_[i], first_tokens_[i]};
      count += is_chosen(hashes_[i]) ? 1 : 0;
    }
    size_ = 0;
    return count;
  }

 private:
  static constexpr std::size_t kKeys = 3;
  static constexpr std::size_t kMostPairs = 128;

  std::array<std::uint64_t, kKeys * kMostPairs> keys_;
  std::array<std::uint64_t, kMostPairs> hashes_;
  std::array<std::uint32_t, kMostPairs> first_tokens_;
  std::size_t size_ = 0;
};

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
  std::vector<std::uint64_t> stems;
  content.reserve(tokens.size());
  stems.reserve(tokens.size());
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].stop_word) continue;
    content.push_back(at);
    stems.push_back(tokens[at].stem_key);
  }
  const bool power = std::has_single_bit(settings.one_in);  // the usual case, which needs no division
  // The upper bits are what an index keeps; the lower ones choose.
  const auto is_chosen = [&](std::uint64_t hash) {
    return power ? (hash & (settings.one_in - 1)) == 0 : hash % settings.one_in == 0;
  };
  std::vector<Fingerprint> chosen;  // some of them again and again
  std::size_t count = 0;
  PairBatch batch;
  for (std::size_t at = 0; at < content.size(); ++at) {
    const std::size_t end = std::min<std::size_t>(content.size(), at + settings.reach + 1);
    for (std::size_t next = at + 1; next < end; ++next) {
      if (stems[at] == stems[next]) continue;
      batch.add(stems[at], stems[next], content[at]);
      if (batch.full()) count = batch.choose(is_chosen, chosen, count);
    }
  }
  chosen.resize(batch.choose(is_chosen, chosen, count));
  SeenHashes seen(chosen.size());
  for (const Fingerprint& each : chosen) {
    if (seen.add(each.hash)) kept.push_back(each);
  }
  return kept;
}

}  // namespace tamga
