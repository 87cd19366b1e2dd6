#include "tokenizers/language.h"

#include <cstddef>

#include "tokenizers/code_points.h"

namespace tamga {
namespace {

bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool is_cyrillic(char32_t c) {
  return c >= 0x0400 && c <= 0x052F;
}

}  // namespace

bool mixes_scripts(std::string_view word) {
  bool latin = false;
  bool cyrillic = false;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = next_code_point(word, at);
    latin = latin || is_latin(c);
    cyrillic = cyrillic || is_cyrillic(c);
  }
  return latin && cyrillic;
}

void SentenceScript::add(std::string_view canonical) {
  const auto script = decided_script(canonical);
  add(script == Script::kLatin ? 1 : 0, script == Script::kCyrillic ? 1 : 0);
}

void SentenceScript::add(std::uint64_t latin, std::uint64_t cyrillic) {
  latin_ += latin;
  cyrillic_ += cyrillic;
}

Script SentenceScript::script() const {
  if (latin_ + cyrillic_ == 0) return Script::kUndecided;
  return latin_ > cyrillic_ ? Script::kLatin : Script::kCyrillic;
}

LanguageScores score_word(std::string_view clean, std::string_view canonical, Script sentence) {
  const bool reads_as_sentence = sentence != Script::kUndecided && decided_script(canonical) == Script::kUndecided;
  if (!reads_as_sentence && !mixes_scripts(clean)) return score_language(clean);
  return score_language(readable_spelling(canonical, sentence == Script::kLatin ? Script::kLatin : Script::kCyrillic));
}

Language word_language(Language sentence, Script word) {
  if (word == Script::kLatin && sentence != Language::kOther) return Language::kEnglish;
  if (word == Script::kCyrillic && sentence == Language::kEnglish) return Language::kOther;
  return sentence;
}

}  // namespace tamga
