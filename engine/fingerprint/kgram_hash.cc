#include "engine/fingerprint/kgram_hash.h"

#include <cassert>

#include "engine/base/hash.h"

namespace tamga {

std::vector<std::uint64_t> kgram_hashes(std::span<const Token> tokens, std::uint32_t k, KeyKind kind) {
  assert(k >= 1);
  if (tokens.size() < k) return {};
  std::vector<std::uint64_t> keys;
  keys.reserve(tokens.size());
  for (const Token& token : tokens) keys.push_back(kind == KeyKind::kExact ? token.exact_key : token.stem_key);

  std::vector<std::uint64_t> hashes(keys.size() - k + 1);
  hash64_runs(keys, k, hashes);
  return hashes;
}

}  // namespace tamga
