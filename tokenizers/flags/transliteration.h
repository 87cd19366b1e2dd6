// Kyrgyz and Russian prose in Latin letters.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/text/signs.h"
#include "engine/text/token.h"

namespace tamga {

struct LatinRun {
  ByteRange range;
  std::uint32_t words = 0;
};

// Runs of words in Latin letters that are Kyrgyz or Russian by their groups of three letters once
// they are put back into Cyrillic, and no language in Latin letters as they stand. Most words of a run have a small
// first letter; names, addresses on the web and entries of bibliographies (`marks`) are none.
//
// A run counts alone if it is clear, the clearer the shorter it is. Others are judged together with all those of the
// text that look like the same language as they stand (Turkish, say): one sentence of a foreign language may look like
// Kyrgyz by chance, all of them do not. Beside clear runs, likely ones count too, unless the clear ones are too few
// among foreign ones to be more than chance. What is too short to be judged counts beside a run that counts. Time O(n).
std::vector<LatinRun> find_transliterations(std::string_view text, const TokenizedText& tokens,
                                            std::span<const Mark> marks);

// How much more a text is Kyrgyz or Russian when put back into Cyrillic than a language in Latin letters as it stands:
// points a letter, 16 making it e times as likely. Negative for English, Turkish and the rest. Time O(n).
double transliteration_margin(std::string_view latin);

}  // namespace tamga
