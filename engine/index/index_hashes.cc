#include "engine/index/index_hashes.h"

#include "engine/fingerprint/stem_pairs.h"
#include "engine/fingerprint/winnowing.h"

namespace tamga {

std::vector<std::uint64_t> index_hashes(std::span<const Token> tokens, const IndexSettings& settings) {
  const auto kgrams = fingerprint(tokens, settings.fingerprints);
  const auto pairs = stem_pairs(tokens, settings.stem_pairs);
  std::vector<std::uint64_t> hashes;
  hashes.reserve(kgrams.size() + pairs.size());
  for (const Fingerprint& each : kgrams) hashes.push_back(each.hash);
  for (const Fingerprint& each : pairs) hashes.push_back(each.hash);
  return hashes;
}

}  // namespace tamga
