// Hashes of k-grams: every run of k consecutive words of a document as one number.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/text/token.h"

namespace tamga {

enum class KeyKind : std::uint8_t { kExact, kStem };

// `result[i]` is the XXH3 hash of the keys of tokens [i, i + k), in their order. Fewer than k tokens give no hash.
// Requires k >= 1. Time O(n k).
std::vector<std::uint64_t> kgram_hashes(std::span<const Token> tokens, std::uint32_t k, KeyKind kind);

}  // namespace tamga
