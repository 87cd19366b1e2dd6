// The languages that Tamga knows.
#pragma once

#include <cstdint>
#include <string_view>

namespace tamga {

enum class Language : std::uint8_t { kOther, kKyrgyz, kRussian, kEnglish };

// ISO 639-1: "ky", "ru", "en"; "other" for the rest.
constexpr std::string_view language_code(Language language) {
  switch (language) {
    case Language::kKyrgyz:
      return "ky";
    case Language::kRussian:
      return "ru";
    case Language::kEnglish:
      return "en";
    case Language::kOther:
      break;
  }
  return "other";
}

}  // namespace tamga
