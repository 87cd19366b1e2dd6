// What single words show: letters of two scripts, invisible characters, and spellings that occur by nature.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/base/range.h"
#include "engine/text/token.h"
#include "tokenizers/marks/key_filter.h"

namespace tamga {

// Words of a text, each list in order.
struct Spellings {
  std::vector<ByteRange> mixed_script;  // disguised with letters of another script, wholly or in part
  std::vector<ByteRange> invisible;     // with an invisible character inside
  std::vector<ByteRange> keyboard;      // certainly typed without ң ө ү: «учун»
  std::vector<ByteRange> variants;      // ӊ ѳ ɵ ұ for ң ө ө ү in Kyrgyz words
  std::vector<ByteRange> legal_mixed;   // «USBнин»
};

// Immutable once built, so any number of threads may ask.
class SpellingReader {
 public:
  SpellingReader();

  // A word typed wholly in the look-alike letters of the other script («сор» in Latin letters) is one only beside at
  // least kEvident words that mix scripts: else it is more likely a name. Time O(n).
  Spellings read(std::string_view text, const TokenizedText& tokens) const;

  static constexpr std::size_t kEvident = 3;

 private:
  class Reading;
  KeyFilter may_be_kyrgyz_;
  std::unordered_set<std::uint64_t> kyrgyz_words_;  // exact keys of words that are spelt with ң ө ү and no other way
};

}  // namespace tamga
