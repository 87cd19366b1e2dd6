// What the twins of a stretch are worth: its figures and class, and whether it is a passage at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/match/align.h"
#include "engine/match/passage.h"
#include "engine/match/word_keys.h"

namespace tamga {

// Different content stems with a twin that prove rewording, at least.
inline constexpr std::uint32_t kFewStems = 13;

// The passage that `twins` make; not empty, increasing in `work`. Time O(twins).
Passage make_passage(std::vector<TwinTokens> twins);

// True when an exact run of the guaranteed length is in it, or enough twins with content, close together, or it proves
// rewording; and it has enough words. Time O(n log n).
bool proves_borrowing(const Passage& passage, const WordPair& pair, const AlignSettings& settings);

// The evidence of twins in any order: enough different content stems, and more of the content words of both sides than
// two texts on one subject share; the longer the passage, the smaller a share is enough. Time O(n log n).
bool proves_rewording(const Passage& passage, const WordPair& pair);

// True when most words of the stretch have a twin, so that what lies between its runs belongs to it.
bool is_dense(std::size_t twins, const TokenRange& work, const TokenRange& source);
inline bool is_dense(const Passage& passage) {
  return is_dense(passage.twins.size(), passage.work, passage.source);
}

}  // namespace tamga
