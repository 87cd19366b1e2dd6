// Documents for tests of alignment: each letter is a word, so that a case can be read at a glance.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/hash.h"
#include "engine/text/token.h"

namespace tamga::testing {

// One token a character. A capital and its small letter have one stem and two exact keys. Digits are function words.
inline std::vector<Token> tokens_of_letters(std::string_view letters) {
  std::vector<Token> tokens;
  for (const char letter : letters) {
    const bool is_capital = letter >= 'A' && letter <= 'Z';
    const char stem = is_capital ? static_cast<char>(letter - 'A' + 'a') : letter;
    const auto at = static_cast<std::uint32_t>(tokens.size());
    Token token;
    token.exact_key = hash64(std::string_view(&letter, 1));
    token.stem_key = hash64(std::string("stem ") + stem);
    token.range = {2 * at, 2 * at + 1};
    token.stop_word = letter >= '0' && letter <= '9';
    tokens.push_back(token);
  }
  return tokens;
}

// A token of word number `word`: a document over a large vocabulary.
inline Token word_token(std::uint64_t word) {
  Token token;
  token.exact_key = hash64("word " + std::to_string(word));
  token.stem_key = hash64("stem " + std::to_string(word));
  return token;
}

// `size` words, each drawn from `vocabulary` words.
inline std::vector<Token> random_words(std::mt19937& random, std::size_t size, std::uint64_t vocabulary) {
  std::vector<Token> tokens;
  tokens.reserve(size);
  while (tokens.size() < size) tokens.push_back(word_token(random() % vocabulary));
  return tokens;
}

inline std::vector<Token> random_letters(std::mt19937& random, std::size_t size, std::size_t alphabet) {
  std::string letters;
  while (letters.size() < size) letters += "abcdefghijklmnopqrstuvwxyz"[random() % alphabet];
  return tokens_of_letters(letters);
}

}  // namespace tamga::testing
