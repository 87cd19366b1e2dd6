// Fingerprints that neither the order nor the ending of words changes: pairs of content stems that stand near each
// other, a fixed share of them. They bring a reworded text's source among the candidates when its k-grams are gone.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/fingerprint/winnowing.h"
#include "engine/text/token.h"

namespace tamga {

// What shapes the stem pairs of a corpus; stored with it.
struct StemPairSettings {
  std::uint32_t reach = 3;   // content words behind a word that it makes pairs with
  std::uint32_t one_in = 4;  // of all different pairs, about one in so many is kept; 0: none at all
  bool operator==(const StemPairSettings&) const = default;
};

// The kept pairs of different stems, at the first word of each, in the order of the text; a pair that repeats comes
// once. Which are kept is decided by the hash of the pair alone, so that two documents keep the same ones. No window
// promises one: a text of n content words shares about reach * n / one_in with its copy. Time O(n * reach).
std::vector<Fingerprint> stem_pairs(std::span<const Token> tokens, const StemPairSettings& settings);

}  // namespace tamga
