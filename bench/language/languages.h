// The language of passages of texts from which no table was made.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "bench/language/figures.h"

namespace tamga::bench {

struct LanguageOptions {
  std::size_t passages = 4000;    // of each language, as far as there are so many
  std::size_t characters = 50;    // of a passage
  std::size_t show_mistakes = 0;  // on standard error, of each figure
};

// `data` holds texts/ky, texts/ru, texts/en, ky-misc/kaz-kir and ky-proverbs. The passages of a language do not
// overlap; those of which fewer than three characters in five are letters of its script (tables, lists of numbers,
// quotations in Greek) are left out.
std::vector<Figure> language_figures(const std::filesystem::path& data, const LanguageOptions& options);

}  // namespace tamga::bench
