#include "tokenizers/scan/sentence_class.h"

#include <unicode/uchar.h>

#include <array>
#include <cstddef>

namespace tamga {
namespace {

SentenceClass class_by_property(char32_t c) {
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SENTENCE_BREAK)) {
    case U_SB_EXTEND:
    case U_SB_FORMAT:
      return SentenceClass::kAttached;
    case U_SB_LF:
      return SentenceClass::kLineFeed;
    case U_SB_CR:
      return SentenceClass::kCarriageReturn;
    case U_SB_SEP:
      return SentenceClass::kSeparator;
    case U_SB_SP:
      return SentenceClass::kSpace;
    case U_SB_UPPER:
      return SentenceClass::kUpper;
    case U_SB_LOWER:
      return SentenceClass::kLower;
    case U_SB_OLETTER:
      return SentenceClass::kOtherLetter;
    case U_SB_NUMERIC:
      return SentenceClass::kNumeric;
    case U_SB_ATERM:
      return SentenceClass::kFullStop;
    case U_SB_STERM:
      return SentenceClass::kTerminator;
    case U_SB_SCONTINUE:
      return SentenceClass::kContinue;
    case U_SB_CLOSE:
      return SentenceClass::kClose;
    default:
      return SentenceClass::kOther;
  }
}

constexpr std::size_t kDirect = 0x2070;  // to the end of general punctuation

auto make_classes() {
  std::array<SentenceClass, kDirect> classes{};
  for (char32_t c = 0; c < kDirect; ++c) classes[c] = class_by_property(c);
  return classes;
}

}  // namespace

SentenceClass sentence_class(char32_t c) {
  static const auto classes = make_classes();
  return c < kDirect ? classes[c] : class_by_property(c);
}

}  // namespace tamga
