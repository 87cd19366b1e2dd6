#include "tokenizers/encodings/misreadings.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/text/utf8.h"
#include "tokenizers/code_points.h"

namespace tamga {
namespace {

constexpr std::u32string_view kKyrgyzLetters = U"үөңҮӨҢ";  // the order of the tables of fonts

// What a font shows as ү ө ң Ү Ө Ң.
struct Font {
  std::string_view name;
  std::u32string_view shown;
  bool own_letters;
};

// Facts of the Word macros with which Kyrgyz encyclopedias were brought to Unicode.
constexpr std::array kFonts = {
    Font{"Janyzak font", U"щёъЩЁЪ", true},
    Font{"font of the Kyrgyz Encyclopedia", U"єљїЄЉЇ", false},
    Font{"FineReader's Kazakh letters", U"њљћЊЉЋ", false},
    Font{"Times_Q2 font", U"\uF0D7єўЇЄЎ", false},
};

struct Pages {
  CodePage real;
  CodePage taken;
};

constexpr std::array kPages = {
    Pages{CodePage::kCp1251, CodePage::kCp1252},   Pages{CodePage::kPt154, CodePage::kCp1252},
    Pages{CodePage::kKz1048, CodePage::kCp1252},   Pages{CodePage::kKoi8R, CodePage::kCp1252},
    Pages{CodePage::kCp866, CodePage::kCp1252},    Pages{CodePage::kIso88595, CodePage::kCp1252},
    Pages{CodePage::kKoi8R, CodePage::kCp1251},    Pages{CodePage::kCp866, CodePage::kCp1251},
    Pages{CodePage::kIso88595, CodePage::kCp1251}, Pages{CodePage::kCp1251, CodePage::kKoi8R},
    Pages{CodePage::kCp866, CodePage::kKoi8R},     Pages{CodePage::kCp1251, CodePage::kCp866},
    Pages{CodePage::kKoi8R, CodePage::kCp866},     Pages{CodePage::kCp1251, CodePage::kIso88595},
};

constexpr std::array kReadAsPage = {CodePage::kCp1252, CodePage::kCp1251, CodePage::kCp1254, CodePage::kKoi8R,
                                    CodePage::kCp866};

constexpr std::size_t kFewestForeign = 1;  // letters of no Kyrgyz or Russian word
constexpr std::size_t kFewestOwn = 1;      // letters that may be what they are
constexpr std::size_t kFewestOfPage = 8;

// The characters of a map that stand for letters of Kyrgyz and Russian text.
std::u32string signs_of(const LetterMap& map) {
  std::u32string signs;
  for (const auto& [there, meant] : map.pairs()) {
    const bool usual = (meant >= U'а' && meant <= U'я') || kKyrgyzLetters.contains(meant);
    if (usual && there >= 0xA0) signs += there;
  }
  return signs;
}

Misreading font(const Font& font) {
  std::vector<LetterMap::Pair> pairs;
  pairs.reserve(kKyrgyzLetters.size());
  for (std::size_t i = 0; i < kKyrgyzLetters.size(); ++i) pairs.emplace_back(font.shown[i], kKyrgyzLetters[i]);
  return {std::string(font.name),
          MisreadingKind::kFont,
          LetterMap(std::move(pairs)),
          {},
          std::u32string(font.shown),
          font.own_letters ? kFewestOwn : kFewestForeign,
          font.own_letters};
}

std::string read_as(std::string_view real, CodePage taken) {
  return std::string(real) + " read as " + std::string(code_page_name(taken));
}

Misreading page(CodePage real, CodePage taken) {
  const bool kyrgyz_page = taken == CodePage::kCp1251 && (real == CodePage::kPt154 || real == CodePage::kKz1048);
  auto map = misread_page(real, taken);
  auto signs = signs_of(map);
  return {read_as(code_page_name(real), taken),
          kyrgyz_page ? MisreadingKind::kFont : MisreadingKind::kPage,
          std::move(map),
          {},
          std::move(signs),
          kyrgyz_page ? kFewestForeign : kFewestOfPage,
          false};
}

// The leading bytes of Cyrillic letters in UTF-8 are D0 to D2.
Misreading utf8(CodePage taken) {
  const auto high = upper_half(taken);
  return {read_as("UTF-8", taken),
          MisreadingKind::kUtf8,
          {},
          MangledUtf8(taken),
          {high[0x50], high[0x51], high[0x52]},
          kFewestOfPage,
          false};
}

std::vector<Misreading> make_misreadings() {
  std::vector<Misreading> all;
  all.reserve(kFonts.size() + kReadAsPage.size() + kPages.size() + 3);
  for (const auto& each : kFonts) all.push_back(font(each));
  for (const auto real : {CodePage::kPt154, CodePage::kKz1048}) all.push_back(page(real, CodePage::kCp1251));
  for (const auto taken : kReadAsPage) all.push_back(utf8(taken));
  for (const auto& [real, taken] : kPages) all.push_back(page(real, taken));
  auto symbols = symbol_font();
  auto signs = signs_of(symbols);
  all.push_back({"symbol font", MisreadingKind::kPage, std::move(symbols), {}, std::move(signs), kFewestOfPage, false});
  return all;
}

bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
bool is_cyrillic(char32_t c) {
  return c >= 0x400 && c < 0x530;
}

// «коён» is a Kyrgyz word with a ё of its own; ө is never behind these vowels.
bool is_yo_behind_vowel(char32_t c, char32_t before) {
  return (c == U'ё' || c == U'Ё') && std::u32string_view(U"аоуыиеэюяАОУЫИЕЭЮЯ").contains(before);
}

// Writes a stretch as it was meant.
class Undoing {
 public:
  Undoing(const Misreading& misreading, std::string_view stretch) : misreading_(misreading), stretch_(stretch) {
    for (std::size_t at = 0; at < stretch_.size();) {
      const auto c = next_code_point(stretch_, at);
      const bool is_private = c >= 0xE000 && c < 0xF900;
      if (c > U' ') ++(is_private ? private_ : others_);
    }
  }

  Meant with_map() {
    for (std::size_t at = 0; at < stretch_.size();) {
      const auto begin = at;
      while (at < stretch_.size() && !parts_words(stretch_[at])) ++at;
      take_word(begin, at);
      if (at < stretch_.size()) meant_.text += stretch_[at++];
    }
    return std::move(meant_);
  }

  Meant with_bytes(const MangledUtf8& bytes) {
    std::size_t strays = 0;
    for (std::size_t at = 0; at < stretch_.size();) {
      const auto sequence = bytes.read(stretch_, at);
      if (sequence.size > 0) {
        replace(at, sequence.size, sequence.meant);
        at += sequence.size;
      } else {
        const auto begin = at;
        strays += bytes.is_high(next_code_point(stretch_, at)) ? 1U : 0U;
        meant_.text += stretch_.substr(begin, at - begin);
      }
    }
    constexpr std::size_t kSoundAStray = 4;  // a byte in four may be lost; of real text hardly one in four is sound
    if (meant_.letters < strays * kSoundAStray) return {std::string(stretch_), 0, {}};
    return std::move(meant_);
  }

 private:
  static bool parts_words(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return static_cast<unsigned char>(c) < 0x80 && !letter;
  }

  void replace(std::size_t at, std::size_t size, char32_t meant) {
    const auto begin = meant_.text.size();
    append_utf8(meant_.text, meant);
    ++meant_.letters;
    if (meant_.text.size() - begin != size) meant_.bends.emplace_back(at + size, meant_.text.size());
  }

  bool was_misread(std::size_t begin, std::string_view word) const {
    std::size_t mapped = 0;
    std::size_t latin = 0;
    std::size_t cyrillic = 0;
    for (std::size_t at = 0; at < word.size();) {
      const auto c = next_code_point(word, at);
      mapped += misreading_.map.meant(c) != c ? 1U : 0U;
      latin += is_latin(c) ? 1U : 0U;
      cyrillic += is_cyrillic(c) ? 1U : 0U;
    }
    if (mapped == 0) return false;
    if (misreading_.kind == MisreadingKind::kFont) return cyrillic > 0 || (latin == 0 && !is_sign(begin, mapped));
    const bool bullet = mapped == 1 && first_code_point(word) >= 0xE000 && private_ <= others_;
    return mapped >= latin && !bullet;
  }

  // Whether a word of `mapped` characters, none of them Cyrillic, is the sign that it looks like: «5 ‰», a bullet.
  bool is_sign(std::size_t begin, std::size_t mapped) const {
    const auto before = stretch_.substr(0, begin).find_last_not_of(" \t");
    if (before == std::string_view::npos) return mapped == 1;
    return stretch_[before] >= '0' && stretch_[before] <= '9';
  }

  void take_word(std::size_t begin, std::size_t end) {
    const auto word = stretch_.substr(begin, end - begin);
    if (!was_misread(begin, word)) {
      meant_.text += word;
      return;
    }
    char32_t before = 0;
    for (std::size_t at = begin; at < end;) {
      const auto from = at;
      const auto c = next_code_point(stretch_, at);
      const auto meant = misreading_.map.meant(c);
      const bool itself = meant == c || (misreading_.shows_own_letters && is_yo_behind_vowel(c, before));
      before = c;
      if (!itself) {
        replace(from, at - from, meant);
      } else {
        meant_.text += stretch_.substr(from, at - from);
      }
    }
  }

  const Misreading& misreading_;
  std::string_view stretch_;
  Meant meant_;
  std::size_t private_ = 0;  // characters of the stretch
  std::size_t others_ = 0;
};

}  // namespace

std::span<const Misreading> misreadings() {
  static const std::vector<Misreading> all = make_misreadings();
  return all;
}

Meant undo(const Misreading& misreading, std::string_view stretch) {
  Undoing undoing(misreading, stretch);
  return misreading.bytes ? undoing.with_bytes(*misreading.bytes) : undoing.with_map();
}

}  // namespace tamga
