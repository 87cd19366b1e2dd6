// The one table of terms: what people read in Kyrgyz, Russian and English, whichever view they look at. The page, the
// certificate, the terminal and the service take their words from here and from nowhere else.
//
// The rows stand in terms_field.inc (the words of the field, for every view), terms_page.inc (controls of the pages)
// and terms_certificate.inc (the certificate); docs/glossary.md shows the first of them, and a test holds the two
// together.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tamga {

enum class UiLanguage : std::uint8_t { kKyrgyz, kRussian, kEnglish };
inline constexpr std::array kUiLanguages = {UiLanguage::kKyrgyz, UiLanguage::kRussian, UiLanguage::kEnglish};

// "ky", "ru", "en": ISO 639-1, as in `lang` of a page.
std::string_view ui_language_code(UiLanguage language);
// Nothing for any other code.
std::optional<UiLanguage> ui_language_of(std::string_view code);
// Its name in the language itself: "Кыргызча", "Русский", "English".
std::string_view ui_language_name(UiLanguage language);

enum class Term : std::uint16_t {
#define TAMGA_TERM(name, ky, ru, en) k##name,
#include "engine/report/terms/terms_certificate.inc"
#include "engine/report/terms/terms_field.inc"
#include "engine/report/terms/terms_page.inc"
#undef TAMGA_TERM
};

// The words themselves, as they stand in the table: UTF-8, never empty. A counted noun still holds its forms, separated
// by "|", and a sentence its {0}: wording.h fills them in.
std::string_view term(Term term, UiLanguage language);
// Its name in the table, by which a page looks it up again: "Borrowed".
std::string_view term_name(Term term);

// All terms of one part of the table, in its order.
enum class TermTable : std::uint8_t { kField, kPage, kCertificate };
std::span<const Term> terms_of(TermTable table);

}  // namespace tamga
