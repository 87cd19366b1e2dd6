#include "tokenizers/scan/word_facts.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/base/hash.h"
#include "engine/text/utf8.h"
#include "tokenizers/char_kind.h"
#include "tokenizers/clean.h"
#include "tokenizers/code_points.h"
#include "tokenizers/fold.h"
#include "tokenizers/language.h"
#include "tokenizers/scan/plain_kind.h"

namespace tamga {
namespace {

// clean_text() of one word.
std::string clean_word(std::string_view word) {
  std::string clean;
  clean.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    const auto c = next_code_point(word, at);
    const auto letter = clean_letter(c);
    // The apostrophes and points inside a word stay as they are.
    const bool connector = letter == 0 && (c == U'\'' || c == 0x2019 || c == U'.' || c == U',');
    if (letter == 0 && !connector) return clean_text(word).text;
    append_utf8(clean, connector ? c : letter);
  }
  return clean;
}

// What a letter or digit is in whatever word, where cleaning and folding make one character of it each.
struct Letter {
  char16_t clean = 0;  // 0: it takes its neighbours, or the long way, to tell
  char16_t canonical = 0;
  std::uint8_t shows = 0;  // the bits below
};
constexpr std::uint8_t kDecidesLatin = 1;
constexpr std::uint8_t kDecidesCyrillic = 2;
constexpr std::uint8_t kDecidesOther = 4;
constexpr std::uint8_t kLatin = 8;  // of the clean letter
constexpr std::uint8_t kCyrillic = 16;

constexpr std::size_t kDirect = 0x530;
constexpr char32_t kTwoBytesEnd = 0x800;
using Letters = std::array<Letter, kDirect>;

std::string as_word(char32_t c) {
  std::string word;
  append_utf8(word, c);
  return word;
}

std::uint8_t decides(char32_t canonical) {
  switch (decided_script(as_word(canonical))) {
    case Script::kLatin:
      return kDecidesLatin;
    case Script::kCyrillic:
      return kDecidesCyrillic;
    case Script::kUndecided:
      return 0;
    case Script::kMixed:
    case Script::kOther:
      break;
  }
  return kDecidesOther;
}

Letters make_letters() {
  Letters letters{};
  for (char32_t c = 0; c < kDirect; ++c) {
    const auto clean = clean_letter(c);
    const auto canonical = clean == 0 ? 0 : fold_letter(clean);
    if (canonical == 0 || canonical >= kTwoBytesEnd) continue;  // Ⱥ has its small letter far away
    auto shows = decides(canonical);
    if (mixes_scripts(as_word(clean) + "ж")) shows |= kLatin;
    if (mixes_scripts(as_word(clean) + "z")) shows |= kCyrillic;
    letters[c] = {static_cast<char16_t>(clean), static_cast<char16_t>(canonical), shows};
  }
  return letters;
}

// A spelling while it is written, of characters of one and two bytes.
class Spelling {
 public:
  static constexpr std::size_t kMostCharacters = 64;

  void add(char16_t c) {
    if (c >= 0x80) bytes_[size_++] = static_cast<char>(0xC0U | c >> 6U);
    bytes_[size_++] = static_cast<char>(c >= 0x80 ? 0x80U | (c & 0x3FU) : c);
  }
  std::string_view bytes() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, 2 * kMostCharacters> bytes_;
  std::size_t size_ = 0;
};

// A word whose letters can be looked up one by one; false for any other.
bool spell_by_letters(std::string_view word, WordSpelling& spelling) {
  static const Letters letters = make_letters();
  if (word.size() > Spelling::kMostCharacters) return false;
  Spelling clean;
  Spelling canonical;
  unsigned shown = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = next_code_point(word, at);
    if (c >= kDirect || letters[c].clean == 0) return false;
    clean.add(letters[c].clean);
    canonical.add(letters[c].canonical);
    shown |= letters[c].shows;
  }
  const auto shows = [shown](std::uint8_t bits) { return (shown & bits) == bits; };
  spelling.clean = clean.bytes();
  spelling.canonical = canonical.bytes();
  spelling.mixes_scripts = shows(kLatin | kCyrillic);
  spelling.script = shows(kDecidesOther)                      ? Script::kOther
                    : shows(kDecidesLatin | kDecidesCyrillic) ? Script::kMixed
                    : shows(kDecidesLatin)                    ? Script::kLatin
                    : shows(kDecidesCyrillic)                 ? Script::kCyrillic
                                                              : Script::kUndecided;
  return true;
}

}  // namespace

WordSpelling spell(std::string_view word) {
  WordSpelling spelling;
  if (spell_by_letters(word, spelling)) return spelling;
  spelling.clean = clean_word(word);
  spelling.canonical = fold_word(spelling.clean);
  spelling.script = decided_script(spelling.canonical);
  spelling.mixes_scripts = mixes_scripts(spelling.clean);
  return spelling;
}

std::uint64_t stem_key(std::string_view canonical, Script script, Language language, Stemmer& stemmer) {
  // Where only Cyrillic letters decide, the canonical spelling is the one that is read.
  const auto stem = script == Script::kCyrillic ? stemmer.stem(canonical, language)
                                                : stemmer.stem(readable_word(canonical, language), language);
  if (canonical.starts_with(stem)) return hash64(stem);  // its letters are canonical
  return hash64(canonical_spelling(stem));
}

std::string readable_word(std::string_view canonical, Language language) {
  return readable_spelling(canonical, language == Language::kEnglish ? Script::kLatin : Script::kCyrillic);
}

bool scores_depend_on_sentence(const WordSpelling& word) {
  return word.script == Script::kUndecided || word.mixes_scripts;
}

}  // namespace tamga
