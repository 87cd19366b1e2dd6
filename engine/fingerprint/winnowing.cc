// Rescan on expiry: the index of the window's least hash is remembered, and the window is read again only when that
// hash leaves it. Two steps a hash on average, and no queue to maintain.
#include "engine/fingerprint/winnowing.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>

#include "engine/fingerprint/kgram_hash.h"

namespace tamga {
namespace {

// Index of the least hash of [begin, end), the rightmost on a tie.
std::size_t rightmost_least(std::span<const std::uint64_t> hashes, std::size_t begin, std::size_t end) {
  std::size_t least = begin;
  for (std::size_t at = begin + 1; at < end; ++at) {
    if (hashes[at] <= hashes[least]) least = at;
  }
  return least;
}

// winnow() for the usual window, from its first full one on. Where the least hash leaves is a surprise, as is where a
// lesser one comes: so both cases are worked out every time, and what is not kept is written and overwritten.
void winnow_four(std::span<const std::uint64_t> hashes, std::size_t least, std::vector<Fingerprint>& kept) {
  constexpr std::size_t kWindow = 4;
  constexpr std::size_t kBlock = 64;
  std::array<Fingerprint, kBlock + 1> found;
  std::uint64_t least_hash = hashes[least];
  for (std::size_t begin = 1; begin + kWindow <= hashes.size();) {
    const std::size_t block_end = std::min(begin + kBlock, hashes.size() - kWindow + 1);
    std::size_t count = 0;
    for (; begin < block_end; ++begin) {
      const auto* window = &hashes[begin];
      const std::size_t left = window[1] <= window[0] ? 1 : 0;
      const std::size_t right = window[3] <= window[2] ? 3 : 2;
      const std::size_t rightmost = begin + (window[right] <= window[left] ? right : left);
      const std::size_t last = begin + kWindow - 1;
      const std::size_t lesser = hashes[last] < least_hash ? last : least;  // a tie stays with the earlier choice
      const std::size_t next = least < begin ? rightmost : lesser;
      const bool changed = next != least;
      least = next;
      least_hash = hashes[next];
      found[count] = {least_hash, static_cast<std::uint32_t>(least)};
      count += changed ? 1 : 0;
    }
    kept.insert(kept.end(), found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count));
  }
}

}  // namespace

std::vector<Fingerprint> winnow(std::span<const std::uint64_t> hashes, std::uint32_t window) {
  assert(window >= 1);
  std::vector<Fingerprint> kept;
  if (hashes.empty()) return kept;
  kept.reserve(2 * hashes.size() / (window + 1) + 1);
  const auto keep = [&](std::size_t at) { kept.push_back({hashes[at], static_cast<std::uint32_t>(at)}); };

  std::size_t end = std::min<std::size_t>(window, hashes.size());
  std::size_t least = rightmost_least(hashes, 0, end);
  keep(least);
  if (window == 4) {
    winnow_four(hashes, least, kept);
    return kept;
  }
  while (end < hashes.size()) {
    ++end;
    const std::size_t begin = end - window;
    if (least < begin) {
      least = rightmost_least(hashes, begin, end);
      keep(least);
    } else if (hashes[end - 1] < hashes[least]) {  // strict: a tie stays with the earlier choice
      least = end - 1;
      keep(least);
    }
  }
  return kept;
}

std::vector<Fingerprint> fingerprint(std::span<const Token> tokens, const FingerprintSettings& settings) {
  if (tokens.empty()) return {};
  const auto k = static_cast<std::uint32_t>(std::min<std::size_t>(settings.k, tokens.size()));
  return winnow(kgram_hashes(tokens, k, KeyKind::kExact), settings.window);
}

}  // namespace tamga
