#include "tokenizers/char_kind.h"

#include <unicode/uchar.h>

#include <array>
#include <cstddef>

namespace tamga {
namespace {

// The code points whose kind is ours to say, whatever their properties.
CharKind listed_kind(char32_t c) {
  switch (c) {
    case U'\n':
    case U'\v':
    case U'\r':
    case 0x0085:
    case 0x2028:
    case 0x2029:
      return CharKind::kLineBreak;
    case U'-':
    case 0x2010:
      return CharKind::kHyphen;
    case 0x00AC:
    case 0x00AD:
      return CharKind::kSoftHyphen;
    case U'.':
    case U',':
      return CharKind::kNumberPoint;
    case U'\'':
    case U'`':
    case 0x00B4:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0xFF07:
      return CharKind::kApostrophe;
    case 0x2800:  // a blank of Braille, used to cut words
      return CharKind::kInvisible;
    default:
      break;
  }
  if (c >= 0x02B9 && c <= 0x02CF) return CharKind::kApostrophe;  // modifier letters that are apostrophes or accents
  if (c >= 0xFFF9 && c <= 0xFFFC) return CharKind::kInvisible;
  return CharKind::kOther;
}

CharKind kind_by_properties(char32_t c) {
  const auto listed = listed_kind(c);
  if (listed != CharKind::kOther) return listed;
  const auto code = static_cast<UChar32>(c);
  if (u_isUWhiteSpace(code)) return CharKind::kSpace;
  if (u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return CharKind::kInvisible;
  const auto category = static_cast<std::uint32_t>(U_GET_GC_MASK(code));
  if ((category & U_GC_M_MASK) != 0) return CharKind::kMark;
  if ((category & U_GC_ND_MASK) != 0) return CharKind::kDigit;
  if ((category & (U_GC_CC_MASK | U_GC_CO_MASK)) != 0) return CharKind::kInvisible;
  return u_isUAlphabetic(code) ? CharKind::kLetter : CharKind::kOther;
}

// The kinds of nearly all characters of our languages, to the end of general punctuation, looked up once.
constexpr std::size_t kDirect = 0x2070;
using KindTable = std::array<CharKind, kDirect>;

KindTable make_table() {
  KindTable table{};
  for (std::size_t c = 0; c < kDirect; ++c) table[c] = kind_by_properties(static_cast<char32_t>(c));
  return table;
}

}  // namespace

CharKind char_kind(char32_t c) {
  static const KindTable table = make_table();
  return c < kDirect ? table[c] : kind_by_properties(c);
}

}  // namespace tamga
