#include "engine/report/terms/terms.h"

#include <cstddef>

namespace tamga {
namespace {

struct Row {
  std::string_view name;
  std::string_view words[3];  // in the order of kUiLanguages
};

// In the order of `Term`, which includes the same files in the same order.
constexpr Row kRows[] = {
#define TAMGA_TERM(name, ky, ru, en) {#name, {ky, ru, en}},
#include "engine/report/terms/terms_certificate.inc"
#include "engine/report/terms/terms_field.inc"
#include "engine/report/terms/terms_page.inc"
#undef TAMGA_TERM
};

#define TAMGA_TERM(name, ky, ru, en) Term::k##name,
constexpr Term kCertificateTerms[] = {
#include "engine/report/terms/terms_certificate.inc"
};
constexpr Term kFieldTerms[] = {
#include "engine/report/terms/terms_field.inc"
};
constexpr Term kPageTerms[] = {
#include "engine/report/terms/terms_page.inc"
};
#undef TAMGA_TERM

const Row& row(Term term) {
  return kRows[static_cast<std::size_t>(term)];
}

}  // namespace

std::string_view ui_language_code(UiLanguage language) {
  constexpr std::string_view kCodes[] = {"ky", "ru", "en"};
  return kCodes[static_cast<std::size_t>(language)];
}

std::optional<UiLanguage> ui_language_of(std::string_view code) {
  for (const auto language : kUiLanguages) {
    if (ui_language_code(language) == code) return language;
  }
  return std::nullopt;
}

std::string_view ui_language_name(UiLanguage language) {
  constexpr std::string_view kNames[] = {"Кыргызча", "Русский", "English"};
  return kNames[static_cast<std::size_t>(language)];
}

std::string_view term(Term term, UiLanguage language) {
  return row(term).words[static_cast<std::size_t>(language)];
}

std::string_view term_name(Term term) {
  return row(term).name;
}

std::span<const Term> terms_of(TermTable table) {
  switch (table) {
    case TermTable::kField:
      return kFieldTerms;
    case TermTable::kPage:
      return kPageTerms;
    case TermTable::kCertificate:
      break;
  }
  return kCertificateTerms;
}

}  // namespace tamga
