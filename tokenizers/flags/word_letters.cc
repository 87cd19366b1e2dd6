#include "tokenizers/flags/word_letters.h"
#include "engine/text/utf8.h"

#include <unicode/uscript.h>

#include <string>

#include "tokenizers/char_kind.h"
#include "tokenizers/code_points.h"
#include "tokenizers/look_alikes.h"
#include "tokenizers/marks/scan.h"

namespace tamga {
namespace {

bool has_twin(char32_t letter) {
  std::string canonical;
  append_utf8(canonical, canonical_letter(small_letter(letter)));
  return decided_script(canonical) == Script::kUndecided;
}

bool is_variant(char32_t small) {
  switch (small) {
    case 0x00F8:  // ø
    case 0x014B:  // ŋ
    case 0x0275:  // ɵ
    case 0x0473:  // ѳ
    case 0x0475:  // ѵ
    case 0x04A5:  // ҥ
    case 0x04B1:  // ұ
    case 0x04C8:  // ӈ
    case 0x04CA:  // ӊ
    case 0x04F1:  // ӱ
      return true;
    default:
      return false;
  }
}

bool is_kyrgyz(char32_t small) {
  return small == U'ң' || small == U'ө' || small == U'ү';
}

// Letters of mathematical alphabets and full-width letters are of no script of their own.
bool is_styled(char32_t c) {
  return (c >= 0x1D400 && c <= 0x1D7FF) || (c >= 0xFF21 && c <= 0xFF5A);
}

UScriptCode script_of(char32_t c) {
  if (c < 0x80) return USCRIPT_LATIN;
  if (c >= 0x0400 && c < 0x0530) return USCRIPT_CYRILLIC;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status);
}

void add_latin(char32_t c, WordLetters& letters) {
  const auto small = small_letter(c);
  const bool dotless = small == 0x0131;  // Turkish
  if (c >= 0x0180 && !dotless && canonical_letter(small) != small) {
    ++letters.imitations;
    return;
  }
  if (small >= 0x0250 && small < 0x02B0) letters.phonetic = true;
  ++letters.latin;
  letters.latin_look_alike = letters.latin_look_alike && has_twin(c);
}

void add_letter(char32_t c, WordLetters& letters) {
  const auto small = small_letter(c);
  if (is_styled(c)) {
    ++letters.imitations;
    return;
  }
  if (is_variant(small)) {
    ++letters.variants;
    return;
  }
  letters.kyrgyz = letters.kyrgyz || is_kyrgyz(small);
  switch (script_of(c)) {
    case USCRIPT_LATIN:
      add_latin(c, letters);
      break;
    case USCRIPT_CYRILLIC:
      ++letters.cyrillic;
      letters.cyrillic_look_alike = letters.cyrillic_look_alike && has_twin(c);
      break;
    case USCRIPT_GREEK:
      ++letters.greek;
      letters.greek_look_alike = letters.greek_look_alike && greek_look_alike(c) != 0;
      break;
    default:
      ++letters.other;
  }
}

// Takes the numerals of one place (units: I V X) off the front, as they are written: at most three in a row, or one
// before the five or the ten.
void take_roman_place(std::string_view& numeral, char one, char five, char ten) {
  if (numeral.size() >= 2 && numeral[0] == one && (numeral[1] == five || numeral[1] == ten)) {
    numeral.remove_prefix(2);
    return;
  }
  if (numeral.starts_with(five)) numeral.remove_prefix(1);
  for (int ones = 0; ones < 3 && numeral.starts_with(one); ++ones) numeral.remove_prefix(1);
}

// «ХIХ», typed in any mixture of scripts; «ХМL» is none.
bool is_roman_numeral(std::string_view word) {
  constexpr std::u32string_view kNumerals = U"IVXLCDMІХСМ";
  constexpr std::string_view kLatin = "IVXLCDMIXCM";
  std::string numeral;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = next_code_point(word, at);
    if (!is_word_letter(c)) continue;
    const auto found = kNumerals.find(c);
    if (found == std::u32string_view::npos) return false;
    numeral += kLatin[found];
  }
  std::string_view rest = numeral;
  for (int thousands = 0; thousands < 3 && rest.starts_with('M'); ++thousands) rest.remove_prefix(1);
  take_roman_place(rest, 'C', 'D', 'M');
  take_roman_place(rest, 'X', 'L', 'C');
  take_roman_place(rest, 'I', 'V', 'X');
  return rest.empty();
}

// What hides inside a word: not the debris of file formats, which are controls, private use and U+FFFC.
bool is_hiding(char32_t c) {
  return c >= 0x00A0 && !(c >= 0xE000 && c <= 0xF8FF) && c < 0xF0000 && c != 0xFFFC;
}

}  // namespace

WordLetters read_letters(std::string_view word) {
  WordLetters letters;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = next_code_point(word, at);
    switch (char_kind(c)) {
      case CharKind::kLetter:
        add_letter(c, letters);
        break;
      case CharKind::kDigit:
        ++letters.other;
        break;
      case CharKind::kInvisible:
        letters.invisible += is_hiding(c) ? 1 : 0;
        break;
      default:
        break;
    }
  }
  // Danish ø is no Kyrgyz ө.
  (letters.latin > 0 && letters.cyrillic == 0 ? letters.latin : letters.cyrillic) += letters.variants;
  return letters;
}

bool is_legal_mixture(std::string_view word, Language sentence) {
  std::uint32_t latin = 0, capitals = 0, cyrillic = 0, small = 0;
  bool own_latin = false, own_cyrillic = false;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = next_code_point(word, at);
    if (!is_word_letter(c)) continue;
    const auto script = script_of(c);
    if (script == USCRIPT_LATIN && cyrillic == 0 && !is_variant(small_letter(c))) {
      ++latin;
      capitals += is_capital(c) ? 1 : 0;
      own_latin = own_latin || !has_twin(c);
    } else if (script == USCRIPT_CYRILLIC) {
      ++cyrillic;
      small += is_capital(c) ? 0 : 1;
      own_cyrillic = own_cyrillic || !has_twin(c);
    } else {
      return false;
    }
  }
  if (latin < 2 || cyrillic == 0) return false;
  if (capitals == latin && small == cyrillic && cyrillic >= 2) return true;
  if (!own_cyrillic && small < cyrillic) return false;  // «LTЕ»: an ending in capitals has a letter of its own
  const bool cyrillic_text = sentence == Language::kKyrgyz || sentence == Language::kRussian;
  return cyrillic_text ? own_latin : own_cyrillic;
}

bool is_disguised_mixture(std::string_view word, const WordLetters& letters, Language sentence) {
  if (!letters.mixed() || letters.phonetic || is_roman_numeral(word) || is_legal_mixture(word, sentence)) return false;
  if (letters.imitations > 0) return letters.letters() >= 3;
  // A Greek letter in a short word is a quantity: Δt, λx.
  if (letters.greek > 0) return letters.letters() >= 4 && letters.greek_look_alike;
  return letters.latin_look_alike || letters.cyrillic_look_alike;
}

}  // namespace tamga
