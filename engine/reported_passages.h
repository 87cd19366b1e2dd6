// From passages in words to passages in code points, with their places and the source's own text: what a person reads.
#pragma once

#include <span>
#include <vector>

#include "engine/match/passage.h"
#include "engine/report/report.h"
#include "engine/text/extracted_text.h"
#include "engine/text/token.h"
#include "engine/text/utf8.h"

namespace tamga {

inline constexpr std::uint32_t kContextWords = 20;  // of the source, before and behind a passage

// One side of a passage. All three belong to the same text and outlive their use here.
struct ReadText {
  const ExtractedText& text;
  std::span<const Token> tokens;
  const CodePointIndex& code_points;
};

// `result[i]` shows `passages[i]`; unless `explained`, its places, class and figures only. Time O(words and text of the
// passages).
std::vector<ReportedPassage> reported_passages(const ReadText& work, const ReadText& source,
                                               std::span<const Passage> passages, bool explained = true);

}  // namespace tamga
