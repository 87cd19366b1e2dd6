#include "engine/fingerprint/stem_pairs.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "engine/base/hash.h"

namespace tamga {
namespace {

// The same for both orders, and of another kind than any k-gram: those hash k keys, and k is stored.
std::uint64_t pair_hash(std::uint64_t a, std::uint64_t b) {
  const std::array<std::uint64_t, 3> keys = {std::min(a, b), std::max(a, b), 0x7374656D70616972U};  // "stempair"
  return hash64(std::span<const std::uint64_t>(keys));
}

}  // namespace

std::vector<Fingerprint> stem_pairs(std::span<const Token> tokens, const StemPairSettings& settings) {
  std::vector<Fingerprint> kept;
  if (settings.one_in == 0) return kept;
  std::vector<std::uint32_t> content;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    if (!tokens[at].stop_word) content.push_back(at);
  }
  std::unordered_set<std::uint64_t> seen;
  for (std::size_t at = 0; at < content.size(); ++at) {
    const std::size_t end = std::min<std::size_t>(content.size(), at + settings.reach + 1);
    for (std::size_t next = at + 1; next < end; ++next) {
      const std::uint64_t a = tokens[content[at]].stem_key;
      const std::uint64_t b = tokens[content[next]].stem_key;
      if (a == b) continue;
      const std::uint64_t hash = pair_hash(a, b);
      // The upper bits are what an index keeps; the lower ones choose.
      if (hash % settings.one_in == 0 && seen.insert(hash).second) kept.push_back({hash, content[at]});
    }
  }
  return kept;
}

}  // namespace tamga
