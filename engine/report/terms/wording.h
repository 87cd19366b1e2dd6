// Terms with numbers filled in, and numbers as each language writes them. The scripts of the pages do the same
// (html/wording.js), so that a page can change its language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/report/terms/terms.h"

namespace tamga {

// "12 345" in Kyrgyz and Russian (no-break space), "12,345" in English.
std::string number_text(std::uint64_t number, UiLanguage language);

// A per cent with two decimals, from 0 to 100: "41,18 %", "41.18 %" (no-break space before the sign).
std::string percent_text(double percent, UiLanguage language);

// The form of a counted noun for `number`: "слово", "слова" or "слов".
std::string_view noun_form(Term noun, std::uint64_t number, UiLanguage language);

// Number and noun with a no-break space between them: "2 слова".
std::string counted(std::uint64_t number, Term noun, UiLanguage language);

// The term with {0}, {1}, ... replaced by the values; a placeholder without a value stays.
std::string filled(Term sentence, UiLanguage language, const std::vector<std::string>& values);

}  // namespace tamga
