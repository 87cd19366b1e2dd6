#include "tokenizers/marks/law_references.h"

#include <algorithm>
#include <cstdint>

#include "tokenizers/marks/scan.h"

namespace tamga {
namespace {

constexpr std::size_t kLookBack = 400;
constexpr std::string_view kNumberSign = "№";

// The nearest place before `end` where a word begins that `matches` takes, stopping at the end of a sentence.
template <class Matches>
std::optional<std::size_t> word_before(std::string_view text, std::size_t begin, std::size_t end, Matches matches) {
  for (std::size_t at = end; at > begin;) {
    --at;
    if (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n' && text[at - 1] != '(') continue;
    if (matches(Scan(text.substr(0, end), at))) return at;
  }
  return std::nullopt;
}

// «от 30 июля 2013», «от 30.07.2013»
bool is_date_from(Scan scan) {
  if (!scan.take_word({U"от"})) return false;
  scan.take_blanks();
  if (scan.take_digits(1, 2) == 0) return false;
  for (std::size_t letters = 0; letters < 30 && !scan.done(); ++letters) {
    if (scan.take_year()) return true;
    scan.skip();
  }
  return false;
}

bool is_law_word(Scan scan) {
  for (const std::u32string_view stem : {U"закон", U"кодекс", U"постановлени", U"указ", U"приказ", U"распоряжени"}) {
    Scan word = scan;
    std::size_t letters = 0;
    while (letters < stem.size() && small_letter(word.peek()) == stem[letters]) {
      word.skip();
      ++letters;
    }
    if (letters == stem.size() && word.take_letters() <= 3) return true;
  }
  return false;
}

// «2013-жылдын 30-июлундагы»
bool is_kyrgyz_date(Scan scan) {
  if (scan.take_digits(4, 4) == 0 || !scan.take_dash() || !scan.take_word({U"жылдын", U"ж"})) return false;
  scan.take(U'.');
  scan.take_blanks();
  return scan.take_digits(1, 2) > 0 && scan.take_dash() && scan.take_letters() > 2;
}

}  // namespace

std::optional<ByteRange> law_reference_at(std::string_view text, std::size_t number_sign) {
  Scan number(text, number_sign + kNumberSign.size());
  number.take_blanks();
  if (number.take_digits(1, 6) == 0) return std::nullopt;
  auto from = number_sign - std::min(number_sign, kLookBack);
  while (from < number_sign && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) ++from;
  auto begin = word_before(text, from, number_sign, is_kyrgyz_date);
  if (!begin) {
    const auto date = word_before(text, from, number_sign, is_date_from);
    if (!date) return std::nullopt;
    begin = word_before(text, from, *date, is_law_word);
  }
  if (!begin) return std::nullopt;
  return ByteRange{static_cast<std::uint32_t>(*begin), static_cast<std::uint32_t>(number.at())};
}

}  // namespace tamga
