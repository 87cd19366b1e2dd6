// The table of set phrases, compiled in: compiled for this project.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/text/language.h"

namespace tamga {

// Raised by every change of the table, because a report depends on it.
inline constexpr std::uint32_t kSetPhrasesVersion = 1;

enum class SetPhraseKind : std::uint8_t {
  kInstitution,  // names of ministries, universities, bodies
  kTitlePage,    // what title pages say beside them: «дипломная работа», «Выполнил»
  kHeading,      // whole headings
  kFormula,      // what introductions of theses say: «Цель исследования»
  kDeclaration   // «Работа выполнена самостоятельно»
};

struct SetPhrase {
  Language language;
  SetPhraseKind kind;
  std::string_view text;
};

std::span<const SetPhrase> set_phrase_table();

}  // namespace tamga
