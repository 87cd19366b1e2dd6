// Seeded random text for property tests: arbitrary code points, and words in three languages in random neighbourhoods.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tamga::test {

// A Unicode scalar value of any plane, with the scripts and traps of the tokenizer more often than their share.
char32_t random_code_point(std::mt19937& random);

// Valid UTF-8 of `length` code points.
std::string random_text(std::mt19937& random, std::size_t length);

// Words of Kyrgyz, Russian and English, names, numbers, mixed and disguised words; each is one token.
const std::vector<std::string_view>& sample_words();

// What may stand between two words: spaces, punctuation, line breaks, brackets, hyphens, invisible characters.
const std::vector<std::string_view>& sample_gaps();

template <class Items>
const auto& pick(std::mt19937& random, const Items& items) {
  return items[random() % items.size()];
}

}  // namespace tamga::test
