#include "engine/report/terms/wording.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>

namespace tamga {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";

// Which of the forms: 0 for one, 1 for few, 2 for many. English has two forms, Kyrgyz one.
std::size_t plural(std::uint64_t number, UiLanguage language) {
  const auto last = number % 10;
  const auto last_two = number % 100;
  switch (language) {
    case UiLanguage::kKyrgyz:
      return 0;
    case UiLanguage::kEnglish:
      return number == 1 ? 0 : 1;
    case UiLanguage::kRussian:
      break;
  }
  if (last == 1 && last_two != 11) return 0;
  return last >= 2 && last <= 4 && (last_two < 12 || last_two > 14) ? 1 : 2;
}

}  // namespace

std::string number_text(std::uint64_t number, UiLanguage language) {
  const auto digits = std::to_string(number);
  const std::string_view separator = language == UiLanguage::kEnglish ? "," : kNoBreakSpace;
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += separator;
    text += digits[i];
  }
  return text;
}

std::string percent_text(double percent, UiLanguage language) {
  assert(percent >= 0);
  const auto hundredths = static_cast<std::uint64_t>(std::llround(percent * 100));
  auto decimals = std::to_string(hundredths % 100);
  if (decimals.size() < 2) decimals.insert(0, 1, '0');
  const char* point = language == UiLanguage::kEnglish ? "." : ",";
  return number_text(hundredths / 100, language) + point + decimals + std::string(kNoBreakSpace) + "%";
}

std::string_view noun_form(Term noun, std::uint64_t number, UiLanguage language) {
  auto forms = term(noun, language);
  for (auto skip = plural(number, language); skip > 0; --skip) {
    const auto bar = forms.find('|');
    if (bar == std::string_view::npos) break;
    forms.remove_prefix(bar + 1);
  }
  return forms.substr(0, forms.find('|'));
}

std::string counted(std::uint64_t number, Term noun, UiLanguage language) {
  return number_text(number, language) + std::string(kNoBreakSpace) + std::string(noun_form(noun, number, language));
}

std::string filled(Term sentence, UiLanguage language, const std::vector<std::string>& values) {
  const auto pattern = term(sentence, language);
  std::string text;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const bool placeholder = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}';
    const auto value = placeholder ? static_cast<std::size_t>(pattern[at + 1] - '0') : values.size();
    if (placeholder && value < values.size()) {
      text += values[value];
      at += 2;
    } else {
      text += pattern[at];
    }
  }
  return text;
}

}  // namespace tamga
