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
  auto script = decided_script(canonical);
  if (script == Script::kUndecided) script = typed_script(clean);
  if (script == Script::kLatin) {
    ++signs.latin;
    signs.english_function += stop_words.contains(Language::kEnglish, exact_key) ? 1U : 0U;
  } else if (script == Script::kCyrillic) {
    ++signs.cyrillic;
    signs.kyrgyz_function += stop_words.contains(Language::kKyrgyz, exact_key) ? 1U : 0U;
    signs.russian_function += stop_words.contains(Language::kRussian, exact_key) ? 1U : 0U;
    add_letters(signs, clean, canonical);
  } else if (script == Script::kOther) {
    ++signs.other_script;
  }
}

bool decides(const LanguageSigns& signs) {
  return signs.latin + signs.other_script >= 3 || signs.english_function + signs.kyrgyz_function +
                                                          signs.russian_function + signs.kyrgyz_letters +
                                                          signs.russian_letters + signs.foreign_letters >=
                                                      2;
}

Language decide_language(const LanguageSigns& signs) {
  const auto ours = signs.latin + signs.cyrillic;
  if (signs.other_script > ours) return Language::kOther;
  if (signs.latin > signs.cyrillic) {
    // Running English has a function word among any ten words; German or Turkish has nearly none of them.
    return signs.latin >= 10 && signs.english_function * 10 < signs.latin ? Language::kOther : Language::kEnglish;
  }
  if (signs.cyrillic == 0 || signs.foreign_letters * 5 > signs.cyrillic) return Language::kOther;
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
