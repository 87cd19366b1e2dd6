#include "tokenizers/words.h"

#include <cstddef>
#include <cstdint>

#include "tokenizers/char_kind.h"
#include "tokenizers/code_points.h"

namespace tamga {
namespace {

bool is_word_kind(CharKind kind) {
  return kind == CharKind::kLetter || kind == CharKind::kDigit;
}

// Whether `kind` between two characters of kind `side` holds them together.
bool joins(CharKind kind, CharKind side) {
  return (kind == CharKind::kApostrophe && side == CharKind::kLetter) ||
         (kind == CharKind::kNumberPoint && side == CharKind::kDigit);
}

}  // namespace

std::vector<ByteRange> find_words(std::string_view clean) {
  std::vector<ByteRange> words;
  bool inside = false;                    // words.back() may go on
  CharKind last = CharKind::kOther;       // of the last letter or digit
  CharKind connector = CharKind::kOther;  // read since then, if any
  for (std::size_t at = 0; at < clean.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const auto kind = char_kind(next_code_point(clean, at));
    const auto end = static_cast<std::uint32_t>(at);
    if (is_word_kind(kind)) {
      if (inside && (connector == CharKind::kOther || joins(connector, kind))) {
        words.back().end = end;
      } else {
        words.push_back({begin, end});
      }
      inside = true;
      last = kind;
      connector = CharKind::kOther;
    } else {
      inside = inside && connector == CharKind::kOther && joins(kind, last);
      connector = kind;
    }
  }
  return words;
}

}  // namespace tamga
