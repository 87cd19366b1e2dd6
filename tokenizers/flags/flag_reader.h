// Flags and observations of a text.
#pragma once

#include <span>
#include <string_view>

#include "engine/text/signs.h"
#include "engine/text/token.h"
#include "tokenizers/flags/spellings.h"

namespace tamga {

// Words that raise a flag in a text of `words` words: 0.2 % of them, rounded up, and at least 10. What stands in good
// texts by accident is far below: 0.014 % of the words of edited Kyrgyz news mix scripts.
std::uint32_t flag_threshold(std::uint64_t words);

// Immutable once built, so any number of threads may ask.
class FlagReader {
 public:
  // Adds flags and observations to `signs`, whose marks are already there. `tokens` are those of `text`. Time O(n).
  void read(std::string_view text, const TokenizedText& tokens, TextSigns& signs) const;

 private:
  SpellingReader words_;
};

}  // namespace tamga
