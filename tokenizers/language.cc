#include "tokenizers/language.h"

#include <cstddef>

#include "tokenizers/code_points.h"

namespace tamga {
namespace {

bool is_kyrgyz_letter(char32_t c) {
  switch (c) {
    case U'ң':
    case U'Ң':
    case U'ө':
    case U'Ө':
    case U'ү':
    case U'Ү':
      return true;
    default:
      return false;
  }
}

bool is_russian_letter(char32_t canonical) {
  return canonical == U'щ' || canonical == U'ъ' || canonical == U'ц' || canonical == U'ф' || canonical == U'в';
}

bool is_foreign_letter(char32_t canonical) {
  switch (canonical) {
    case U'ә':
    case U'ғ':
    case U'қ':
    case U'є':
    case U'ґ':
    case U'ҳ':
    case U'ҷ':
    case U'җ':
      return true;
    default:
      return false;
  }
}

bool is_long_vowel(char32_t before, char32_t c) {
  return before == c && (c == U'а' || c == U'о' || c == U'у' || c == U'э');
}

// Script of the word as it stands, for words of common letters only.
Script typed_script(std::string_view clean) {
  for (std::size_t at = 0; at < clean.size();) {
    const auto c = next_code_point(clean, at);
    if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) return Script::kLatin;
    if (c >= 0x0400 && c <= 0x052F) return Script::kCyrillic;
  }
  return Script::kUndecided;
}

void add_letters(LanguageSigns& signs, std::string_view clean, std::string_view canonical) {
  bool kyrgyz = false;
  bool russian = false;
  bool foreign = false;
  for (std::size_t at = 0; at < clean.size();) kyrgyz = is_kyrgyz_letter(next_code_point(clean, at)) || kyrgyz;
  char32_t before = 0;
  for (std::size_t at = 0; at < canonical.size();) {
    const auto c = next_code_point(canonical, at);
    kyrgyz = kyrgyz || is_long_vowel(before, c);
    russian = russian || is_russian_letter(c);
    foreign = foreign || is_foreign_letter(c);
    before = c;
  }
  signs.kyrgyz_letters += kyrgyz ? 1U : 0U;
  signs.russian_letters += russian ? 1U : 0U;
  signs.foreign_letters += foreign ? 1U : 0U;
}

}  // namespace

void add_word(LanguageSigns& signs, std::string_view clean, std::string_view canonical, std::uint64_t exact_key,
              const StopWords& stop_words) {
  const auto count = [&](Language language) { return stop_words.contains(language, exact_key) ? 1U : 0U; };
  const auto script = decided_script(canonical);
  if (script == Script::kOther) ++signs.other_script;
  if (script == Script::kLatin) ++signs.latin;
  if (script == Script::kCyrillic) ++signs.cyrillic;
  if (script == Script::kUndecided) {
    const auto typed = typed_script(clean);
    signs.typed_latin += typed == Script::kLatin ? 1U : 0U;
    signs.typed_cyrillic += typed == Script::kCyrillic ? 1U : 0U;
  }
  if (script == Script::kLatin || script == Script::kUndecided) signs.english_function += count(Language::kEnglish);
  if (script == Script::kCyrillic || script == Script::kUndecided) {
    signs.kyrgyz_function += count(Language::kKyrgyz);
    signs.russian_function += count(Language::kRussian);
    add_letters(signs, clean, canonical);
  }
}

bool decides(const LanguageSigns& signs) {
  if (signs.latin + signs.other_script >= 3) return true;
  const auto letters = signs.kyrgyz_letters + signs.russian_letters + signs.foreign_letters;
  return signs.english_function + signs.kyrgyz_function + signs.russian_function + letters >= 2;
}

Language decide_language(const LanguageSigns& signs) {
  const bool decided = signs.latin + signs.cyrillic > 0;
  const auto latin = decided ? signs.latin : signs.typed_latin;
  const auto cyrillic = decided ? signs.cyrillic : signs.typed_cyrillic;
  if (signs.other_script > latin + cyrillic || latin + cyrillic == 0) return Language::kOther;
  if (latin > cyrillic) {
    // Running English has a function word among any ten words; German or Turkish has nearly none of them.
    return latin >= 10 && signs.english_function * 10 < latin ? Language::kOther : Language::kEnglish;
  }
  if (signs.foreign_letters * 5 > cyrillic) return Language::kOther;
  const auto kyrgyz = 3 * signs.kyrgyz_function + 3 * signs.kyrgyz_letters;
  const auto russian = 3 * signs.russian_function + 2 * signs.russian_letters;
  return kyrgyz >= russian ? Language::kKyrgyz : Language::kRussian;
}

std::vector<Language> decide_languages(std::span<const LanguageSigns> sentences) {
  std::vector<Language> languages(sentences.size(), Language::kOther);
  std::size_t first_decided = sentences.size();
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (decides(sentences[i])) {
      languages[i] = decide_language(sentences[i]);
      if (first_decided == sentences.size()) first_decided = i;
    } else if (i > 0) {
      languages[i] = languages[i - 1];
    }
  }
  if (first_decided == sentences.size()) {  // the best guess by what little there is
    for (std::size_t i = 0; i < sentences.size(); ++i) languages[i] = decide_language(sentences[i]);
    return languages;
  }
  for (std::size_t i = 0; i < first_decided; ++i) languages[i] = languages[first_decided];
  return languages;
}

Language word_language(Language sentence, Script word) {
  if (word == Script::kLatin && sentence != Language::kOther) return Language::kEnglish;
  if (word == Script::kCyrillic && sentence == Language::kEnglish) return Language::kOther;
  return sentence;
}

}  // namespace tamga
