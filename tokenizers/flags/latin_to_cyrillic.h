// From Latin letters back to Cyrillic, by the ways in which Kyrgyz and Russian are written in Latin letters.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tamga {

enum class Transliteration : std::uint8_t {
  kEnglish,     // sh zh kh ya, as in passports and on a keyboard: "zhizn", "jashoo", "ushul"
  kScientific,  // š ž x ja, "zhizn'" with j for й: "jazyk", "moj"
  kTurkic       // ş ç c ñ ı as in Turkish: "caşoo", "üçün", "munun"
};
inline constexpr std::array kTransliterations = {Transliteration::kEnglish, Transliteration::kScientific,
                                                 Transliteration::kTurkic};

// Appends `latin`, valid UTF-8, in Cyrillic letters, in lower case. What is no Latin letter stays. It need not be right
// letter for letter: a model of three letters judges the result. Time O(n).
void append_cyrillic(std::string_view latin, Transliteration way, std::string& cyrillic);

}  // namespace tamga
