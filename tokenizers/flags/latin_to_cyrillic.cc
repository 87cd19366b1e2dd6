#include "tokenizers/flags/latin_to_cyrillic.h"
#include "engine/text/utf8.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "tokenizers/code_points.h"
#include "tokenizers/marks/scan.h"

namespace tamga {
namespace {

struct Spelling {
  std::u32string_view latin;  // in lower case
  std::u32string_view cyrillic;
};

// Longer spellings come first. A way is its own table, then the letters common to all.
constexpr auto kEnglishWay = std::to_array<Spelling>({{U"shch", U"щ"},
                                                      {U"sch", U"щ"},
                                                      {U"sh", U"ш"},
                                                      {U"ch", U"ч"},
                                                      {U"zh", U"ж"},
                                                      {U"kh", U"х"},
                                                      {U"ts", U"ц"},
                                                      {U"ya", U"я"},
                                                      {U"ia", U"я"},
                                                      {U"yu", U"ю"},
                                                      {U"iu", U"ю"},
                                                      {U"yo", U"ё"},
                                                      {U"ye", U"е"},
                                                      {U"j", U"ж"},
                                                      {U"c", U"ц"},
                                                      {U"x", U"х"},
                                                      {U"w", U"в"},
                                                      {U"h", U"х"},
                                                      {U"'", U"ь"}});
constexpr auto kScientificWay = std::to_array<Spelling>(
    {{U"shch", U"щ"}, {U"šč", U"щ"}, {U"sh", U"ш"}, {U"ch", U"ч"}, {U"zh", U"ж"}, {U"kh", U"х"}, {U"ja", U"я"},
     {U"ju", U"ю"},   {U"jo", U"ё"}, {U"ya", U"я"}, {U"yu", U"ю"}, {U"š", U"ш"},  {U"č", U"ч"},  {U"ž", U"ж"},
     {U"j", U"й"},    {U"c", U"ц"},  {U"x", U"х"},  {U"h", U"х"},  {U"w", U"в"},  {U"'", U"ь"}});
constexpr auto kTurkicWay = std::to_array<Spelling>({{U"sh", U"ш"},
                                                     {U"ch", U"ч"},
                                                     {U"ya", U"я"},
                                                     {U"yu", U"ю"},
                                                     {U"ş", U"ш"},
                                                     {U"ç", U"ч"},
                                                     {U"c", U"ж"},
                                                     {U"j", U"ж"},
                                                     {U"ı", U"ы"},
                                                     {U"y", U"й"},
                                                     {U"ñ", U"ң"},
                                                     {U"ŋ", U"ң"},
                                                     {U"ğ", U"г"},
                                                     {U"h", U"х"},
                                                     {U"x", U"х"},
                                                     {U"w", U"в"}});
constexpr auto kAllWays = std::to_array<Spelling>(
    {{U"a", U"а"}, {U"b", U"б"}, {U"d", U"д"}, {U"e", U"е"}, {U"f", U"ф"}, {U"g", U"г"}, {U"i", U"и"}, {U"k", U"к"},
     {U"l", U"л"}, {U"m", U"м"}, {U"n", U"н"}, {U"o", U"о"}, {U"p", U"п"}, {U"q", U"к"}, {U"r", U"р"}, {U"s", U"с"},
     {U"t", U"т"}, {U"u", U"у"}, {U"v", U"в"}, {U"y", U"ы"}, {U"z", U"з"}, {U"ö", U"ө"}, {U"ü", U"ү"}, {U"ə", U"а"}});

std::span<const Spelling> table(Transliteration way) {
  switch (way) {
    case Transliteration::kEnglish:
      return kEnglishWay;
    case Transliteration::kScientific:
      return kScientificWay;
    case Transliteration::kTurkic:
      break;
  }
  return kTurkicWay;
}

bool is_vowel(char32_t latin) {
  return std::u32string_view(U"aeiouyöüı").find(latin) != std::u32string_view::npos;
}

// Writes what `latin` begins with; returns how many letters that took.
std::size_t append_one(std::u32string_view latin, std::span<const Spelling> spellings, std::string& cyrillic) {
  for (const auto& spelling : spellings) {
    if (!latin.starts_with(spelling.latin)) continue;
    for (const auto c : spelling.cyrillic) append_utf8(cyrillic, c);
    return spelling.latin.size();
  }
  return 0;
}

}  // namespace

void append_cyrillic(std::string_view latin, Transliteration way, std::string& cyrillic) {
  std::u32string letters;
  letters.reserve(latin.size());
  for (std::size_t at = 0; at < latin.size();) letters += small_letter(next_code_point(latin, at));
  const std::u32string_view all = letters;
  for (std::size_t at = 0; at < all.size();) {
    // A y behind a vowel is й in every way: "kyrgyzskiy", "moy", "bay".
    const bool after_vowel = at > 0 && is_vowel(all[at - 1]);
    const bool before_vowel = at + 1 < all.size() && is_vowel(all[at + 1]);
    if (all[at] == U'y' && after_vowel && !before_vowel) {
      cyrillic += "й";
      ++at;
      continue;
    }
    auto taken = append_one(all.substr(at), table(way), cyrillic);
    if (taken == 0) taken = append_one(all.substr(at), kAllWays, cyrillic);
    if (taken == 0) append_utf8(cyrillic, all[at]);
    at += std::max<std::size_t>(taken, 1);
  }
}

}  // namespace tamga
