// Texts too short for the guarantee are checked as a whole: the very same words, or nothing.
#pragma once

#include <span>
#include <vector>

#include "engine/match/passage.h"
#include "engine/text/token.h"

namespace tamga {

// One passage over all of `work` where it first stands in `source`, word by word with equal exact keys; none if it does
// not, or if there is no word. Time O(work * source) at worst.
std::vector<Passage> whole_text_passages(std::span<const Token> work, std::span<const Token> source);

}  // namespace tamga
