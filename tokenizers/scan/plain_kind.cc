#include "tokenizers/scan/plain_kind.h"

#include <array>
#include <cstddef>
#include <string>

#include "engine/text/utf8.h"
#include "tokenizers/char_kind.h"
#include "tokenizers/clean.h"
#include "tokenizers/code_points.h"
#include "tokenizers/scan/sentence_class.h"

namespace tamga {
namespace {

constexpr std::size_t kEnd = 0x3000;       // the alphabets of Europe and its neighbours, punctuation, symbols
constexpr std::size_t kLetterEnd = 0x530;  // to the end of the Cyrillic blocks

std::string cleaned(char32_t c) {
  std::string letter;
  append_utf8(letter, c);
  return clean_text(letter).text;
}

// A letter that cleaning takes away is a mark in disguise, and belongs to the letter before it.
PlainKind word_kind(char32_t c, CharKind kind) {
  const auto clean = cleaned(c);
  if (clean.empty()) return PlainKind::kNotPlain;
  for (std::size_t at = 0; at < clean.size();) {
    if (char_kind(next_code_point(clean, at)) != kind) return PlainKind::kNotPlain;
  }
  return kind == CharKind::kLetter ? PlainKind::kLetter : PlainKind::kDigit;
}

PlainKind gap_kind(char32_t c) {
  switch (sentence_class(c)) {
    case SentenceClass::kOther:
    case SentenceClass::kSpace:
    case SentenceClass::kContinue:
    case SentenceClass::kClose:
      return PlainKind::kGap;
    default:
      return PlainKind::kSentence;
  }
}

PlainKind kind_by_definition(char32_t c) {
  const auto kind = char_kind(c);
  switch (kind) {
    case CharKind::kLetter:
    case CharKind::kDigit:
      return word_kind(c, kind);
    case CharKind::kMark:
    case CharKind::kInvisible:
    case CharKind::kSoftHyphen:
      return PlainKind::kNotPlain;
    case CharKind::kLineBreak:
      return c < 0x80 ? gap_kind(c) : PlainKind::kNotPlain;
    case CharKind::kOther:
    case CharKind::kHyphen:
    case CharKind::kSpace:
    case CharKind::kApostrophe:
    case CharKind::kNumberPoint:
      break;
  }
  return gap_kind(c);
}

auto make_kinds() {
  std::array<PlainKind, kEnd> kinds{};
  for (char32_t c = 0; c < kEnd; ++c) kinds[c] = kind_by_definition(c);
  return kinds;
}

auto make_letters() {
  std::array<char16_t, kLetterEnd> letters{};
  for (char32_t c = 0; c < kLetterEnd; ++c) {
    const auto kind = plain_kind(c);
    if (kind != PlainKind::kLetter && kind != PlainKind::kDigit) continue;
    const auto clean = cleaned(c);
    std::size_t end = 0;
    const auto first = next_code_point(clean, end);
    if (end == clean.size() && first < kLetterEnd) letters[c] = static_cast<char16_t>(first);
  }
  return letters;
}

}  // namespace

PlainKind plain_kind(char32_t c) {
  static const auto kinds = make_kinds();
  return c < kEnd ? kinds[c] : PlainKind::kNotPlain;
}

char32_t clean_letter(char32_t c) {
  static const auto letters = make_letters();
  return c < kLetterEnd ? letters[c] : 0;
}

}  // namespace tamga
