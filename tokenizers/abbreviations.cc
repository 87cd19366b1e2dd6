#include "tokenizers/abbreviations.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "engine/text/utf8.h"
#include "tokenizers/char_kind.h"
#include "tokenizers/code_points.h"

namespace tamga {
namespace {

// Of two letters and more, those that stand before what they belong to. Not "no" and «ат», which are also words.
constexpr auto kAbbreviations = std::to_array<std::string_view>(
    {"жж",  "бб",  "мис",  "атн", "кар",  "мамл", "обл",  "др",  "пр",   "см",   "ср",  "стр",  "гг",
     "вв",  "рис", "табл", "гл",  "изд",  "вып",  "проф", "доц", "акад", "канд", "тыс", "млн",  "млрд",
     "руб", "ул",  "им",   "ст",  "напр", "ред",  "сост", "etc", "pp",   "vol",  "fig", "figs", "ed",
     "eds", "vs",  "ch",   "cf",  "dr",   "mr",   "mrs",  "ms",  "prof", "st",   "al"});
constexpr std::size_t kMostLetters = 4;
static_assert(std::ranges::all_of(kAbbreviations, [](auto word) { return word.size() <= 2 * kMostLetters; }));

}  // namespace

bool is_abbreviation(std::string_view word) {
  std::string lower;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    if (letters == kMostLetters) return false;
    const auto c = next_code_point(word, at);
    if (char_kind(c) != CharKind::kLetter) return false;
    append_utf8(lower, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
  }
  return letters == 1 || std::ranges::find(kAbbreviations, lower) != kAbbreviations.end();
}

}  // namespace tamga
