#include "tests/support/random_text.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <numeric>

#include "engine/text/utf8.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga::testing {
namespace {

// All words of the sample sources in a language, as often as they stand there.
std::vector<std::string> read_words(const std::string& language) {
  std::vector<std::string> words;
  const auto tokenizer = make_standard_tokenizer();
  const std::filesystem::path folder = std::filesystem::path(TAMGA_SOURCE_DIR) / "corpora/samples/sources";
  std::vector<std::filesystem::path> paths(std::filesystem::directory_iterator(folder), {});
  std::ranges::sort(paths);
  for (const auto& path : paths) {
    if (!path.filename().string().starts_with(language + "-") || path.extension() != ".txt") continue;
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (first_invalid_utf8(text)) continue;  // a sample in an old encoding
    const TokenizedText tokenized = tokenizer->tokenize(text).value();
    for (const Token& token : tokenized.tokens) {
      words.push_back(text.substr(token.range.begin, token.range.size()));
    }
  }
  return words;
}

const std::vector<std::string>& words_of(const std::string& language) {
  static std::map<std::string, std::vector<std::string>> all;
  auto& words = all[language];
  if (words.empty()) words = read_words(language);
  return words;
}

std::uint32_t code_points(const std::string& text) {
  return static_cast<std::uint32_t>(count_code_points(text));
}

}  // namespace

std::string random_words(const std::string& language, std::size_t count, Random& random) {
  constexpr const char* kJoints[] = {" ", " ", " ", " ", " ", ", ", " — ", ". ", "\n"};
  const auto& words = words_of(language);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += kJoints[random() % std::size(kJoints)];
    text += words[random() % words.size()];
  }
  return text;
}

PlantedText plant(const std::vector<std::string>& runs, const std::string& language, Random& random) {
  std::vector<std::size_t> order(runs.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::shuffle(order, random);
  PlantedText planted{random_words(language, 5 + random() % 55, random), std::vector<CodePointRange>(runs.size())};
  for (const std::size_t run : order) {
    planted.text += " ";
    const std::uint32_t begin = code_points(planted.text);
    planted.text += runs[run];
    planted.runs[run] = {begin, code_points(planted.text)};
    planted.text += " " + random_words(language, 5 + random() % 55, random);
  }
  return planted;
}

}  // namespace tamga::testing
