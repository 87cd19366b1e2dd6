#include "corpora/extract/cyrillic_guess.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tokenizers/encodings/misreadings.h"

namespace tamga {
namespace {

constexpr std::size_t kSample = 256U << 10U;

// From U+0430 on, how much a letter speaks for its page: about twice the binary logarithm of its share in Russian text
// in percent, with э raised to its share in Kyrgyz.
constexpr std::array<std::int8_t, 32> kLetterWeight = {6, 1, 4, 2, 3,  6, 0,  1, 6,  1,  4,  4, 3, 5, 7,  3,
                                                       4, 5, 5, 3, -4, 0, -2, 1, -1, -3, -8, 3, 2, 0, -1, 2};
constexpr std::u16string_view kKyrgyzLetters = u"ңөүҢӨҮ";
constexpr std::int64_t kRarity = 12;  // small letters are the same in Mac Cyrillic and CP1251, and the former is rare
constexpr int kMisplaced = -4;        // a capital inside a word, a sign where no sign belongs

bool is_ascii_letter(char16_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_lower(char16_t c) {
  return (c >= u'а' && c <= u'я') || c == u'ё';
}

bool is_upper(char16_t c) {
  return (c >= u'А' && c <= u'Я') || c == u'Ё';
}

bool is_cyrillic(char16_t c) {
  return c >= 0x400 && c < 0x530;
}

// Signs that prose holds: quotation marks, dashes, the number sign and a few more.
bool is_prose_sign(char16_t c) {
  return std::u16string_view(u"«»“”„‘’‚‹›…–—№\u00A0\u00AD°§©•·").contains(c);
}

int weight_of(char16_t c, char16_t before) {
  if (c == u'ё') return 1;
  if (is_lower(c)) return kLetterWeight[c - u'а'];
  if (is_upper(c)) return is_lower(before) ? kMisplaced : (c == u'Ё' ? 0 : kLetterWeight[c - u'А'] - 1);
  if (is_prose_sign(c)) return 0;
  if (kKyrgyzLetters.contains(c)) return 3;
  return is_cyrillic(c) ? -1 : kMisplaced;
}

std::int64_t score(std::string_view bytes, CodePage page) {
  std::int64_t sum = 0;
  char16_t before = ' ';
  for (const char byte : bytes) {
    const char16_t c = character(page, byte);
    if (c >= 0x80) sum += weight_of(c, before);
    const bool mixed = (is_ascii_letter(c) && is_cyrillic(before)) || (is_cyrillic(c) && is_ascii_letter(before));
    if (mixed) sum += kMisplaced;
    before = c;
  }
  return sum;
}

std::string_view sample_of(std::string_view bytes) {
  const auto* const high = std::ranges::find_if(bytes, [](char byte) { return (byte & 0x80) != 0; });
  const auto at = static_cast<std::size_t>(high - bytes.begin());
  return bytes.substr(at == 0 ? 0 : at - 1, kSample);
}

// High bytes beside ASCII letters against high bytes beside each other.
bool reads_as_latin(std::string_view bytes) {
  std::size_t beside_ascii = 0;
  std::size_t beside_high = 0;
  for (std::size_t at = 1; at < bytes.size(); ++at) {
    const auto high = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]) >= 0xC0; };
    const auto ascii = [&](std::size_t i) { return is_ascii_letter(static_cast<unsigned char>(bytes[i])); };
    beside_high += high(at) && high(at - 1) ? 1U : 0U;
    beside_ascii += (high(at) && ascii(at - 1)) || (high(at - 1) && ascii(at)) ? 1U : 0U;
  }
  return beside_ascii > beside_high;
}

// How often the text has a letter that `meant` makes a Kyrgyz one which CP1251 lacks, less how often it has other
// letters of neither Kyrgyz nor Russian.
template <class Meant>
std::int64_t kyrgyz_letters(std::string_view bytes, const Meant& meant) {
  constexpr std::u16string_view kNeighbours = u"қғһұәҚҒҺҰӘіІ";  // of Kazakh; not held against the page
  std::int64_t found = 0;
  char16_t before = ' ';
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char16_t c = meant(bytes[at]);
    const char16_t after = at + 1 < bytes.size() ? meant(bytes[at + 1]) : u' ';
    const bool in_word = c >= 0x80 && !is_lower(c) && !is_upper(c) &&
                         (is_lower(before) || is_upper(before) || is_lower(after) || is_upper(after));
    if (in_word && kKyrgyzLetters.contains(c))
      ++found;
    else if (in_word && !is_prose_sign(c) && !kNeighbours.contains(c))
      --found;
    before = c;
  }
  return found;
}

// The same for the old font that makes most of the text. Letters of the font are those of CP1251 here; the repair of
// encodings turns them into what they show.
std::int64_t in_old_font(std::string_view bytes) {
  std::int64_t most = 0;
  for (const auto& font : misreadings()) {
    if (font.kind != MisreadingKind::kFont || font.shows_own_letters || font.map.pairs().size() > 6) continue;
    most = std::max(most, kyrgyz_letters(bytes, [&](char byte) {
                      return static_cast<char16_t>(font.map.meant(character(CodePage::kCp1251, byte)));
                    }));
  }
  return most;
}

}  // namespace

CodePage refine_cp1251(std::string_view bytes) {
  const auto sample = sample_of(bytes);
  const auto pt154 = kyrgyz_letters(sample, [](char byte) { return character(CodePage::kPt154, byte); });
  auto kz1048 = kyrgyz_letters(sample, [](char byte) { return character(CodePage::kKz1048, byte); });
  // Ukrainian ґ ї є stand where KZ-1048 has ө ү ғ. It has no ы, and Kyrgyz hardly a line without one.
  if (!sample.contains('\xFB') && !sample.contains('\xDB') && sample.contains('\xB3')) kz1048 = 0;
  if (const auto font = in_old_font(sample); font > pt154 && font >= kz1048) return CodePage::kCp1251;
  if (pt154 > 0 && pt154 >= kz1048) return CodePage::kPt154;
  return kz1048 > 0 ? CodePage::kKz1048 : CodePage::kCp1251;
}

CyrillicGuess guess_cyrillic(std::string_view bytes) {
  const auto sample = sample_of(bytes);
  CyrillicGuess guess;
  guess.page = refine_cp1251(sample);
  std::int64_t best = score(sample, guess.page);
  for (const auto page : {CodePage::kKoi8R, CodePage::kCp866, CodePage::kIso88595, CodePage::kMacCyrillic}) {
    const auto other = score(sample, page) - (page == CodePage::kMacCyrillic ? kRarity : 0);
    if (other <= best) continue;  // a tie stays with the more usual page
    best = other;
    guess.page = page;
  }
  const auto high = std::ranges::count_if(sample, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
  guess.plausible = best >= high;  // a letter of real text weighs about 4
  guess.latin = reads_as_latin(sample);
  return guess;
}

}  // namespace tamga
