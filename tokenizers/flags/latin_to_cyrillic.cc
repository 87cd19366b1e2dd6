#include "tokenizers/flags/latin_to_cyrillic.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/text/utf8.h"
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

// The spellings of a way by the ASCII letter that they begin with: bit i of its mask is spelling i.
class Way {
 public:
  constexpr explicit Way(std::span<const Spelling> spellings) : spellings_(spellings) {
    for (std::size_t i = 0; i < spellings.size(); ++i) {
      const auto first = spellings[i].latin.front();
      (first < kAscii ? by_first_[first] : others_) |= 1U << i;
    }
  }

  // Writes what `latin` begins with; returns how many letters that took.
  std::size_t append_one(std::u32string_view latin, std::string& cyrillic) const {
    for (auto mask = latin.front() < kAscii ? by_first_[latin.front()] : others_; mask != 0; mask &= mask - 1) {
      const auto& spelling = spellings_[static_cast<std::size_t>(std::countr_zero(mask))];
      if (!latin.starts_with(spelling.latin)) continue;
      for (const auto c : spelling.cyrillic) append_utf8(cyrillic, c);
      return spelling.latin.size();
    }
    return 0;
  }

 private:
  static constexpr std::size_t kAscii = 0x80;
  std::span<const Spelling> spellings_;
  std::array<std::uint32_t, kAscii> by_first_{};
  std::uint32_t others_ = 0;
};

constexpr Way kEnglish(kEnglishWay);
constexpr Way kScientific(kScientificWay);
constexpr Way kTurkic(kTurkicWay);
constexpr Way kCommon(kAllWays);

const Way& table(Transliteration way) {
  switch (way) {
    case Transliteration::kEnglish:
      return kEnglish;
    case Transliteration::kScientific:
      return kScientific;
    case Transliteration::kTurkic:
      break;
  }
  return kTurkic;
}

bool is_vowel(char32_t latin) {
  return std::u32string_view(U"aeiouyöüı").find(latin) != std::u32string_view::npos;
}

}  // namespace

void append_cyrillic(std::string_view latin, Transliteration way, std::string& cyrillic) {
  std::u32string letters;
  letters.reserve(latin.size());
  for (std::size_t at = 0; at < latin.size();) letters += small_letter(next_code_point(latin, at));
  const std::u32string_view all = letters;
  const Way& own = table(way);
  for (std::size_t at = 0; at < all.size();) {
    // A y behind a vowel is й in every way: "kyrgyzskiy", "moy", "bay".
    const auto after_vowel = [&] { return at > 0 && is_vowel(all[at - 1]); };
    const auto before_vowel = [&] { return at + 1 < all.size() && is_vowel(all[at + 1]); };
    if (all[at] == U'y' && after_vowel() && !before_vowel()) {
      cyrillic += "й";
      ++at;
      continue;
    }
    auto taken = own.append_one(all.substr(at), cyrillic);
    if (taken == 0) taken = kCommon.append_one(all.substr(at), cyrillic);
    if (taken == 0) append_utf8(cyrillic, all[at]);
    at += std::max<std::size_t>(taken, 1);
  }
}

}  // namespace tamga
