// The table of terms: complete and well formed in three languages, and the glossary is printed from it.
#include "engine/report/terms/terms.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "engine/text/utf8.h"
#include "tests/support/golden.h"

namespace tamga {
namespace {

constexpr TermTable kTables[] = {TermTable::kField, TermTable::kPage, TermTable::kCertificate};

std::vector<Term> all_terms() {
  std::vector<Term> terms;
  for (const auto table : kTables) terms.insert(terms.end(), terms_of(table).begin(), terms_of(table).end());
  return terms;
}

std::set<char> placeholders(std::string_view text) {
  std::set<char> found;
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    if (text[at] == '{' && text[at + 2] == '}') found.insert(text[at + 1]);
  }
  return found;
}

TEST(Terms, StandInEveryLanguage) {
  std::set<std::string_view> names;
  for (const auto each : all_terms()) {
    EXPECT_TRUE(names.insert(term_name(each)).second) << term_name(each) << " stands twice";
    for (const auto language : kUiLanguages) {
      EXPECT_FALSE(term(each, language).empty()) << term_name(each);
      EXPECT_FALSE(first_invalid_utf8(term(each, language))) << term_name(each);
      EXPECT_EQ(term(each, language).find_first_of("<>\n"), std::string_view::npos) << term_name(each);
    }
  }
}

TEST(Terms, HaveTheSamePlaceholdersInEveryLanguage) {
  for (const auto each : all_terms()) {
    const auto english = placeholders(term(each, UiLanguage::kEnglish));
    EXPECT_EQ(placeholders(term(each, UiLanguage::kKyrgyz)), english) << term_name(each);
    EXPECT_EQ(placeholders(term(each, UiLanguage::kRussian)), english) << term_name(each);
  }
}

TEST(Terms, CountedNounsHaveTheFormsOfTheirLanguage) {
  for (const auto each : all_terms()) {
    const auto forms = [&](UiLanguage language) { return std::ranges::count(term(each, language), '|') + 1; };
    if (forms(UiLanguage::kRussian) == 1) continue;
    EXPECT_EQ(forms(UiLanguage::kKyrgyz), 1) << term_name(each);
    EXPECT_EQ(forms(UiLanguage::kRussian), 3) << term_name(each);
    EXPECT_EQ(forms(UiLanguage::kEnglish), 2) << term_name(each);
  }
}

// A Latin letter slipped into a Cyrillic word is what this product flags in others.
TEST(Terms, MixNoScriptsInsideAWord) {
  const auto is_latin = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_cyrillic_lead = [](char c) { return c == '\xD0' || c == '\xD1' || c == '\xD2' || c == '\xD3'; };
  for (const auto each : all_terms()) {
    if (each == Term::kObservedLegalMixedWords) continue;  // shows such a word
    for (const auto language : kUiLanguages) {
      const auto text = term(each, language);
      for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        const bool latin_then_cyrillic = is_latin(text[at]) && is_cyrillic_lead(text[at + 1]);
        const bool cyrillic_then_latin = at > 0 && is_cyrillic_lead(text[at - 1]) && is_latin(text[at + 1]);
        EXPECT_FALSE(latin_then_cyrillic || cyrillic_then_latin) << term_name(each) << ": " << text;
      }
    }
  }
}

TEST(Terms, LanguagesAreFoundByTheirCodes) {
  for (const auto language : kUiLanguages) EXPECT_EQ(ui_language_of(ui_language_code(language)), language);
  EXPECT_EQ(ui_language_of("kk"), std::nullopt);
  EXPECT_EQ(ui_language_of(""), std::nullopt);
}

std::string glossary() {
  std::string page =
      "# Glossary\n\n"
      "The words of the field in the three languages of the product, as the page, the certificate, the terminal and "
      "the\n"
      "service show them. The table is `engine/report/terms/terms_field.inc`; this page is printed from it by a test.\n"
      "Forms of a counted noun are separated by `/`; `{0}` stands for what is filled in.\n\n"
      "| name | Kyrgyz | Russian | English |\n|---|---|---|---|\n";
  for (const auto each : terms_of(TermTable::kField)) {
    page += "| " + std::string(term_name(each));
    for (const auto language : kUiLanguages) {
      std::string words(term(each, language));
      std::ranges::replace(words, '|', '/');
      page += " | " + words;
    }
    page += " |\n";
  }
  return page;
}

TEST(Terms, TheGlossaryIsPrintedFromTheTable) {
  const std::string path = TAMGA_SOURCE_DIR "/docs/glossary.md";
  if (testing::update_golden()) testing::write_file(path, glossary());
  EXPECT_EQ(testing::read_file(path), glossary());
}

}  // namespace
}  // namespace tamga
