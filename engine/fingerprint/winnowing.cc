// Rescan on expiry: the index of the window's least hash is remembered, and the window is read again only when that
// hash leaves it. Two steps a hash on average, and no queue to maintain.
#include "engine/fingerprint/winnowing.h"

#include <algorithm>
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
  return winnow(kgram_hashes(tokens, settings.k, KeyKind::kExact), settings.window);
}

}  // namespace tamga
