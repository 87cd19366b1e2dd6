// The text that make_outputs wrote in every format, and how well a reader gives it back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/extracted_text.h"

namespace tamga::testing {

// The bytes of a file of tests/formats.
std::string read_file(const std::string& path);

// Runs of letters, in order; what stands between them, digits too, is left out.
std::vector<std::string> words_in(std::string_view text);

// Shares of the wanted words that are there, and of the words there that were wanted, each as often as it occurs.
struct Score {
  double recall = 0;
  double precision = 0;
};
Score score(const std::vector<std::string>& wanted, const std::vector<std::string>& read);

// How often each of ө ү ң Ө Ү Ң occurs.
std::vector<std::size_t> kyrgyz_letters(std::string_view text);

// The paragraphs of the text, and 100 words of it, each of which occurs once.
std::vector<std::string> expected_paragraphs();
struct PlantedWord {
  std::string file;  // "*" for all
  std::uint32_t page = 0;
  std::uint32_t paragraph = 0;  // from 1, of expected_paragraphs()
  std::string word;
};
std::vector<PlantedWord> planted_words(const std::string& file);

// The block in which a word stands; nullptr: in none.
const Block* block_of(const ExtractedText& text, const std::string& word);

}  // namespace tamga::testing
