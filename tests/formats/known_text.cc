#include "tests/formats/known_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "engine/text/utf8.h"

namespace tamga::testing {
namespace {

bool is_letter(char32_t c) {
  const bool latin = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return latin || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x400 && c <= 0x52F);
}

// The code point at the beginning of valid UTF-8, and its bytes.
std::pair<char32_t, std::size_t> first_code_point(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) < 0x80) return {byte(0), 1};
  if (byte(0) < 0xE0) return {((byte(0) & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2};
  if (byte(0) < 0xF0) return {((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU), 3};
  return {U'\uFFFD', 4};
}

}  // namespace

std::string read_file(const std::string& path) {
  std::ifstream file(std::string(TAMGA_SOURCE_DIR) + "/tests/formats/" + path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> words_in(std::string_view text) {
  constexpr char32_t kSoftHyphen = 0xAD;
  std::vector<std::string> words;
  std::string word;
  while (!text.empty()) {
    const auto [character, bytes] = first_code_point(text);
    if (is_letter(character)) {
      word += text.substr(0, bytes);
    } else if (character != kSoftHyphen && !word.empty()) {
      words.push_back(word);
      word.clear();
    }
    text.remove_prefix(bytes);
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

Score score(const std::vector<std::string>& wanted, const std::vector<std::string>& read) {
  std::map<std::string, std::ptrdiff_t> left;
  for (const auto& word : wanted) ++left[word];
  std::size_t found = 0;
  for (const auto& word : read) {
    const auto at = left.find(word);
    if (at == left.end() || at->second == 0) continue;
    --at->second;
    ++found;
  }
  const auto share = [found](std::size_t of) {
    return of == 0 ? 0 : static_cast<double>(found) / static_cast<double>(of);
  };
  return {share(wanted.size()), share(read.size())};
}

std::vector<std::size_t> kyrgyz_letters(std::string_view text) {
  std::vector<std::size_t> counts;
  for (const std::string_view letter : {"ө", "ү", "ң", "Ө", "Ү", "Ң"}) {
    std::size_t count = 0;
    for (auto at = text.find(letter); at != std::string_view::npos; at = text.find(letter, at + 1)) ++count;
    counts.push_back(count);
  }
  return counts;
}

std::vector<std::string> expected_paragraphs() {
  std::istringstream lines(read_file("outputs/expected.txt"));
  std::vector<std::string> paragraphs;
  for (std::string line; std::getline(lines, line);) paragraphs.push_back(line);
  return paragraphs;
}

std::vector<PlantedWord> planted_words(const std::string& file) {
  std::istringstream lines(read_file("outputs/places.tsv"));
  std::vector<PlantedWord> words;
  PlantedWord word;
  while (lines >> word.file >> word.page >> word.paragraph >> word.word) {
    if (word.file == file) words.push_back(word);
  }
  EXPECT_EQ(words.size(), 100U) << file;
  return words;
}

const Block* block_of(const ExtractedText& text, const std::string& word) {
  const auto at = text.text.find(word);
  return at == std::string::npos ? nullptr : find_block(text.blocks, static_cast<std::uint32_t>(at));
}

}  // namespace tamga::testing
