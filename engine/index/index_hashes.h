// What an index keeps of a document's words.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/index/fingerprint_index.h"
#include "engine/text/token.h"

namespace tamga {

// The hashes of both families, for NewDocument::hashes: winnowed k-grams, then stem pairs. Time O(n).
std::vector<std::uint64_t> index_hashes(std::span<const Token> tokens, const IndexSettings& settings);

}  // namespace tamga
