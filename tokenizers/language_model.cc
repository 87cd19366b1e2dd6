// How score_language() is fast: a window of the last two letters and the new one, 15 bits, is the index of a word that
// holds the points of up to four languages, one a byte. Two masks spread them over lanes of 16 bits in which they add
// up without carry; the lanes are emptied before they could overflow. The tables have no points where the middle letter
// is an edge, so the window needs no case for the beginning and the end of a word.
#include "tokenizers/language_model.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "tokenizers/code_points.h"
#include "tokenizers/data/language_trigrams.h"

namespace tamga {
namespace {

// What a code point is to the model: the number of its letter and some of the bits below. No bits: an edge of a word.
using Letter = std::uint16_t;
constexpr Letter kSymbolMask = (1U << kTrigramSymbolBits) - 1;
constexpr Letter kLatin = 1U << 5U;
constexpr Letter kCyrillic = 1U << 6U;
constexpr Letter kOtherScript = 1U << 7U;
constexpr Letter kKyrgyzLetter = 1U << 8U;
constexpr Letter kForeignLetter = 1U << 9U;
constexpr Letter kIgnored = 1U << 10U;
constexpr Letter kEdge = 0;

constexpr Letter plain(char32_t c) {
  return static_cast<Letter>(trigram_symbol(c) | (c < 0x80 ? kLatin : kCyrillic));
}

constexpr std::size_t kTableEnd = 0x800;  // the code points of one and two bytes
using LetterTable = std::array<Letter, kTableEnd>;

constexpr void fill(LetterTable& table, char32_t begin, char32_t end, Letter letter) {
  for (char32_t c = begin; c < end; ++c) table[c] = letter;
}

// Each letter of `from` is read as the one of `to` in its place.
constexpr void fold(LetterTable& table, std::u32string_view from, std::u32string_view to, Letter bits) {
  for (std::size_t i = 0; i < from.size(); ++i) table[from[i]] = static_cast<Letter>(plain(to[i]) | bits);
}

constexpr LetterTable make_letter_table() {
  LetterTable table{};
  // What is not named below: letters of other scripts, and foreign ones without a likeness.
  fill(table, 0xC0, 0x250, kLatin | kForeignLetter);
  fill(table, 0x250, 0x300, kOtherScript);
  fill(table, 0x300, 0x370, kIgnored);  // combining marks
  fill(table, 0x370, 0x400, kOtherScript);
  fill(table, 0x400, 0x530, kCyrillic | kForeignLetter);
  fill(table, 0x483, 0x48A, kIgnored);
  fill(table, 0x530, kTableEnd, kOtherScript);
  table[0xAD] = kIgnored;  // soft hyphen
  table[0xD7] = table[0xF7] = kEdge;
  for (char32_t c = U'a'; c <= U'z'; ++c) table[c] = table[c - 0x20] = plain(c);
  for (char32_t c = U'а'; c <= U'я'; ++c) table[c] = table[c - 0x20] = plain(c);
  fold(table, U"ёЁ", U"ее", 0);
  // ӊ ѳ ɵ and their capitals are typed for ң and ө by the hundred, ѵ is not.
  fold(table, U"ңҢөӨүҮӊӉѳѲɵƟ", U"ннооууннoooo", kKyrgyzLetter);
  fold(table, U"ѳѲɵƟӊӉ", U"ооoонн", kKyrgyzLetter);
  fold(table, U"әӘғҒқҚһҺіІұҰ", U"ааггккххииуу", kForeignLetter);
  fold(table, U"ўЎҳҲҷҶӣӢӯӮїЇєЄґҐјЈ", U"ууххччииууииееггйй", kForeignLetter);
  fold(table, U"şŞğĞıİçÇöÖüÜâÂîÎûÛ", U"ssggiiccoouuaaiiuu", kForeignLetter);
  fold(table, U"àÀáÁãÃäÄåÅèÈéÉêÊëËìÌíÍïÏñÑòÒóÓôÔõÕøØùÙúÚýÝ", U"aaaaaaaaaaeeeeeeeeiiiiiinnoooooooooouuuuyy",
       kForeignLetter);
  return table;
}

constexpr LetterTable kLetters = make_letter_table();

// The code points of three and four bytes.
Letter rare_letter(char32_t c) {
  if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
      (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF)
    return kIgnored;
  if ((c >= 0x2000 && c < 0x2C00) || (c >= 0x2E00 && c < 0x3040)) return kEdge;   // punctuation and symbols
  if ((c >= 0xE000 && c < 0xF900) || (c >= 0xFFF0 && c <= 0xFFFF)) return kEdge;  // private use, specials
  if ((c >= 0x1F000 && c < 0x20000) || c >= 0xE0000) return kEdge;                // pictures, tags
  return kOtherScript;
}

class Scorer {
 public:
  LanguageScores score(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); empty_lanes()) {
      // No lane overflows: a character is a trigram at most, and 250 * 255 < 2^16.
      const std::size_t end = std::min(at + 240, text.size());
      while (at < end) read(text, at);
    }
    step(kEdge);
    empty_lanes();
    return scores_;
  }

 private:
  void read(std::string_view text, std::size_t& at) {
    const char32_t c = next_code_point(text, at);
    const Letter letter = c < kTableEnd ? kLetters[c] : rare_letter(c);
    if ((letter & usual_) != letter && !prepare(letter)) return;
    step(letter);
  }

  // One trigram. The letter is an edge, or of the script of the table.
  void step(Letter letter) {
    window_ = (window_ << kTrigramSymbolBits | (letter & kSymbolMask)) & kTrigramMask;
    const std::uint32_t points = (*table_)[window_];
    even_ += points & kEvenBytes;
    odd_ += points >> 8U & kEvenBytes;
    letters_ += letter == kEdge ? 0U : 1U;
  }

  // For letters that are not plain ones of the present script; false if there is nothing to step to.
  bool prepare(Letter letter) {
    if ((letter & kIgnored) != 0) return false;
    if ((letter & kKyrgyzLetter) != 0) ++scores_.kyrgyz_letters;
    if ((letter & kForeignLetter) != 0) ++scores_.foreign_letters;
    if ((letter & kOtherScript) != 0) {
      ++scores_.other_letters;
      step(kEdge);
      return false;
    }
    if ((letter & usual_ & (kLatin | kCyrillic)) == 0) change_script();
    return true;
  }

  // The scripts part words: «USBнин» is two.
  void change_script() {
    step(kEdge);
    empty_lanes();
    window_ = 0;
    const bool to_latin = table_ == &kCyrillicTrigrams;
    table_ = to_latin ? &kLatinTrigrams : &kCyrillicTrigrams;
    usual_ = static_cast<Letter>(kSymbolMask | (to_latin ? kLatin : kCyrillic));
  }

  void empty_lanes() {
    if (table_ == &kCyrillicTrigrams) {
      scores_.kyrgyz += even_ & 0xFFFFU;
      scores_.russian += odd_ & 0xFFFFU;
      scores_.kazakh += even_ >> 16U;
      scores_.slavic += odd_ >> 16U;
      scores_.cyrillic_letters += letters_;
    } else {
      scores_.english += even_ & 0xFFFFU;
      scores_.turkish += odd_ & 0xFFFFU;
      scores_.germanic += even_ >> 16U;
      scores_.romance += odd_ >> 16U;
      scores_.latin_letters += letters_;
    }
    even_ = odd_ = letters_ = 0;
  }

  static constexpr std::uint32_t kEvenBytes = 0x00FF00FF;

  LanguageScores scores_;
  const TrigramTable* table_ = &kCyrillicTrigrams;
  Letter usual_ = kSymbolMask | kCyrillic;
  std::uint32_t window_ = 0;
  std::uint32_t even_ = 0;
  std::uint32_t odd_ = 0;
  std::uint32_t letters_ = 0;
};

// In points, of which 16 make the likelihood e times as great. Chosen on ...
#ifndef TUNE_LEAST
#define TUNE_LEAST 20
#endif
std::uint64_t kLeastMean = TUNE_LEAST;
std::uint64_t kLetterBonus = 48;
std::uint64_t kDoubt = 320, kForeign = 96, kSibling = 100;

struct Evidence {
  std::uint64_t other, kyrgyz, russian, english;
};

}  // namespace
Language language_of(const LanguageScores& s) {
  const std::uint64_t B = kLetterBonus;
  const auto other = std::max({s.kazakh + B * s.kyrgyz_letters, s.turkish, kSibling * s.slavic / 100,
                               kSibling * s.germanic / 100, kSibling * s.romance / 100, kLeastMean * s.letters()}) +
                     kForeign * s.foreign_letters;
  std::uint64_t best = other;
  Language l = Language::kOther;
  if (s.kyrgyz + B * s.kyrgyz_letters > best) best = s.kyrgyz + B * s.kyrgyz_letters, l = Language::kKyrgyz;
  if (s.russian > best) best = s.russian, l = Language::kRussian;
  if (s.english > best) best = s.english, l = Language::kEnglish;
  return l;
}
LanguageScores score_language(std::string_view text) {
  return Scorer().score(text);
}
std::uint64_t LanguageScores::letters() const {
  return std::uint64_t{cyrillic_letters} + latin_letters + other_letters;
}
extern "C" void tune(int a, int b, int c, int d) {
  kLeastMean = a;
  kLetterBonus = b;
  kForeign = c;
  kSibling = d;
}
}  // namespace tamga
