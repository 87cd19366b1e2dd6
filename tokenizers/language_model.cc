// How score_language() is fast: a window of the last two letters and the new one, 15 bits, is the index of a word that
// holds the points of up to four languages, one a byte. Two masks spread them over lanes of 16 bits in which they add
// up without carry; the lanes are emptied before they could overflow. The tables have no points where the middle letter
// is an edge, so the window needs no case for the beginning and the end of a word.
#include "tokenizers/language_model.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

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
constexpr Letter kForeignLetter = 1U << 9U;  // of the alphabet of none of the three languages
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
  fold(table,
       U"ңҢөӨүҮ"
       U"ӊӉѳѲɵƟ",
       U"ннооуу"
       U"нноооо",
       kKyrgyzLetter);
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
      // No lane overflows: a character is a trigram at most, and 240 characters of at most 255 points stay below 2^16.
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
    if ((letter & kForeignLetter) != 0)
      ++((letter & kCyrillic) != 0 ? scores_.foreign_cyrillic_letters : scores_.foreign_latin_letters);
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

// In points; docs/decisions/0003-language-identification.md says how they were chosen.
constexpr std::int64_t kLeastMean = 26;        // points a trigram below which a text is in no language
constexpr std::int64_t kKyrgyzBonus = 48;      // for ң ө ү, to Kyrgyz and Kazakh
constexpr std::int64_t kCyrillicBonus = 256;   // for ә ғ қ, to other
constexpr std::int64_t kLatinBonus = 96;       // for ş ğ é, to other: English borrows a few
constexpr std::int64_t kKazakhSurprise = 160;  // works are in the three languages unless there is some evidence
constexpr std::int64_t kForeignSurprise = 200;
constexpr std::int64_t kDoubt = 160;  // a lead that a sentence between two of one language must exceed

// The evidence for each value of Language, to be compared.
using Evidence = std::array<std::int64_t, 4>;

constexpr std::size_t index_of(Language language) {
  return static_cast<std::size_t>(language);
}

Evidence evidence_of(const LanguageScores& scores) {
  const auto points = [](auto count) { return static_cast<std::int64_t>(count); };
  const std::int64_t kyrgyz_bonus = kKyrgyzBonus * points(scores.kyrgyz_letters);
  const std::int64_t kazakh = points(scores.kazakh) + kyrgyz_bonus - kKazakhSurprise;
  const std::int64_t foreign =
      points(std::max({scores.slavic, scores.turkish, scores.germanic, scores.romance})) - kForeignSurprise;
  const std::int64_t nothing_known = kLeastMean * points(scores.letters());
  Evidence evidence{};
  evidence[index_of(Language::kOther)] = std::max({kazakh, foreign, nothing_known}) +
                                         kCyrillicBonus * points(scores.foreign_cyrillic_letters) +
                                         kLatinBonus * points(scores.foreign_latin_letters);
  evidence[index_of(Language::kKyrgyz)] = points(scores.kyrgyz) + kyrgyz_bonus;
  evidence[index_of(Language::kRussian)] = points(scores.russian);
  evidence[index_of(Language::kEnglish)] = points(scores.english);
  return evidence;
}

Language best_of(const Evidence& evidence) {
  return static_cast<Language>(std::ranges::max_element(evidence) - evidence.begin());  // a tie is kOther's
}

bool is_long(const LanguageScores& scores) {
  return scores.letters() >= kDecisiveLetters;
}

// Sentence `at` and its neighbours.
LanguageScores around(std::span<const LanguageScores> sentences, std::size_t at) {
  LanguageScores sum = sentences[at];
  if (at > 0) sum += sentences[at - 1];
  if (at + 1 < sentences.size()) sum += sentences[at + 1];
  return sum;
}

// Whether the letters of `scores` are mainly of the one script and those of `context` of the other.
bool is_of_another_script(const LanguageScores& scores, const LanguageScores& context) {
  const auto balance = [](const LanguageScores& s) {
    return std::int64_t{s.cyrillic_letters} - std::int64_t{s.latin_letters};
  };
  return (balance(scores) > 0 && balance(context) < 0) || (balance(scores) < 0 && balance(context) > 0);
}

// What a sentence says with its neighbours' scores at hand; nothing if all are too short.
std::optional<Language> decide(std::span<const LanguageScores> sentences, std::size_t at) {
  const LanguageScores& own = sentences[at];
  if (is_long(own)) return language_of(own);
  const LanguageScores three = around(sentences, at);
  if (!is_long(three)) return std::nullopt;
  return language_of(is_of_another_script(own, three) ? own : three);
}

// Whether `scores` leads over `language` by so little that the neighbours may overrule it.
bool is_in_doubt(const LanguageScores& scores, Language language) {
  const Evidence evidence = evidence_of(scores);
  return *std::ranges::max_element(evidence) - evidence[index_of(language)] <= kDoubt;
}

// The undecided sentences take over the language before them, the first ones that behind.
std::vector<Language> inherit(std::span<const std::optional<Language>> decided, Language first) {
  std::vector<Language> languages;
  languages.reserve(decided.size());
  for (const auto& language : decided) {
    if (language) first = *language;
    languages.push_back(first);
  }
  return languages;
}

}  // namespace

std::uint64_t LanguageScores::letters() const {
  return std::uint64_t{cyrillic_letters} + latin_letters + other_letters;
}

LanguageScores& LanguageScores::operator+=(const LanguageScores& other) {
  kyrgyz += other.kyrgyz;
  russian += other.russian;
  kazakh += other.kazakh;
  slavic += other.slavic;
  english += other.english;
  turkish += other.turkish;
  germanic += other.germanic;
  romance += other.romance;
  cyrillic_letters += other.cyrillic_letters;
  latin_letters += other.latin_letters;
  other_letters += other.other_letters;
  kyrgyz_letters += other.kyrgyz_letters;
  foreign_cyrillic_letters += other.foreign_cyrillic_letters;
  foreign_latin_letters += other.foreign_latin_letters;
  return *this;
}

LanguageScores score_language(std::string_view text) {
  return Scorer().score(text);
}

Language language_of(const LanguageScores& scores) {
  return scores.letters() == 0 ? Language::kOther : best_of(evidence_of(scores));
}

std::vector<Language> smooth_languages(std::span<const LanguageScores> sentences) {
  std::vector<std::optional<Language>> decided(sentences.size());
  for (std::size_t at = 0; at < sentences.size(); ++at) decided[at] = decide(sentences, at);
  const auto first = std::ranges::find_if(decided, [](const auto& language) { return language.has_value(); });
  if (first == decided.end()) {
    LanguageScores all;
    for (const LanguageScores& scores : sentences) all += scores;
    return std::vector<Language>(sentences.size(), language_of(all));
  }
  const std::vector<Language> unsmoothed = inherit(decided, first->value_or(Language::kOther));
  std::vector<Language> smooth = unsmoothed;
  for (std::size_t at = 1; at + 1 < sentences.size(); ++at) {
    const Language before = unsmoothed[at - 1];
    if (before == unsmoothed[at + 1] && before != unsmoothed[at] && is_long(sentences[at]) &&
        is_in_doubt(sentences[at], before))
      smooth[at] = before;
  }
  return smooth;
}

}  // namespace tamga
