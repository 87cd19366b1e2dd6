#include "tokenizers/fold.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>

#include <array>
#include <cassert>
#include <cstddef>

#include "engine/text/utf8.h"
#include "tokenizers/char_kind.h"
#include "tokenizers/code_points.h"
#include "tokenizers/look_alikes.h"

namespace tamga {
namespace {

bool is_greek(char32_t c) {
  return c >= 0x0370 && c <= 0x03FF;
}

// Greek capitals are compared, so that a Greek word has one spelling in both cases.
char32_t capital_look_alike(char32_t c) {
  return greek_look_alike(static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))));
}

std::string map_greek(std::string_view word, char32_t (*look_alike)(char32_t)) {
  std::string mapped;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = next_code_point(word, at);
    const auto twin = is_greek(c) ? look_alike(c) : 0;
    append_utf8(mapped, twin != 0 ? twin : c);
  }
  return mapped;
}

struct GreekLetters {
  bool any = false;
  bool only = true;          // no letter of another script
  bool all_capitals = true;  // the capital of each has a look-alike
};

GreekLetters look_for_greek(std::string_view word) {
  GreekLetters found;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = next_code_point(word, at);
    if (is_greek(c)) {
      found.any = true;
      found.all_capitals = found.all_capitals && capital_look_alike(c) != 0;
    } else if (c >= U'A' && char_kind(c) == CharKind::kLetter) {
      found.only = false;
    }
  }
  return found;
}

std::string repair_greek(std::string_view word) {
  const auto greek = look_for_greek(word);
  if (!greek.any) return std::string(word);
  if (!greek.only) return map_greek(word, greek_look_alike);
  return greek.all_capitals ? map_greek(word, capital_look_alike) : std::string(word);
}

std::string fold_case(std::string_view word) {
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded, static_cast<int32_t>(word.size()));
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(0, icu::StringPiece(word.data(), static_cast<int32_t>(word.size())), sink, nullptr, status);
  assert(U_SUCCESS(status));  // fails only on a string over 2 GB
  return folded;
}

void append_folded(std::string& canonical, char32_t c) {
  switch (char_kind(c)) {
    case CharKind::kApostrophe:
      return;
    case CharKind::kNumberPoint:
      canonical.push_back('.');
      return;
    case CharKind::kDigit:
      canonical.push_back(static_cast<char>('0' + u_charDigitValue(static_cast<UChar32>(c))));
      return;
    default:
      append_utf8(canonical, canonical_letter(c));
  }
}

// fold_word() of single characters before the end of the Cyrillic blocks, where it is one character: 0 elsewhere, for
// Greek, and for apostrophes, which go.
constexpr std::size_t kDirect = 0x0530;
using FoldTable = std::array<char16_t, kDirect>;

FoldTable make_table() {
  FoldTable table{};
  for (char32_t c = 1; c < kDirect; ++c) {
    std::string letter;
    append_utf8(letter, c);
    const auto folded = fold_word_by_definition(letter);
    if (is_greek(c) || folded.empty()) continue;
    std::size_t end = 0;
    const auto first = next_code_point(folded, end);
    if (end == folded.size()) table[c] = static_cast<char16_t>(first);
  }
  return table;
}

}  // namespace

std::string fold_word_by_definition(std::string_view word) {
  const auto folded = fold_case(repair_greek(word));
  std::string canonical;
  canonical.reserve(folded.size() * 2);
  for (std::size_t at = 0; at < folded.size();) append_folded(canonical, next_code_point(folded, at));
  return canonical;
}

char32_t fold_letter(char32_t c) {
  static const FoldTable table = make_table();
  return c < kDirect ? table[c] : 0U;
}

std::string fold_word(std::string_view word) {
  std::string canonical;
  canonical.reserve(word.size() * 2);
  for (std::size_t at = 0; at < word.size();) {
    const auto folded = fold_letter(next_code_point(word, at));
    if (folded == 0) return fold_word_by_definition(word);
    append_utf8(canonical, folded);
  }
  return canonical;
}

}  // namespace tamga
