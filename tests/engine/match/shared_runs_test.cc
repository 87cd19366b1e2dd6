#include "engine/match/shared_runs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "engine/match/whole_text.h"
#include "tests/support/word_tokenizer.h"

namespace tamga {
namespace {

std::vector<Token> tokens_of(const std::string& text) {
  return testing::WordTokenizer().tokenize(text)->tokens;
}

std::string letters(std::mt19937& random, int count, unsigned alphabet) {
  std::string text;
  for (int i = 0; i < count; ++i) text += std::string(1, static_cast<char>('a' + random() % alphabet)) + " ";
  return text;
}

// A word is in a shared run if any window of `least` words that holds it stands anywhere in the source.
std::vector<bool> shared_by_definition(const std::vector<Token>& work, const std::vector<Token>& source,
                                       std::size_t least) {
  std::vector<bool> shared(work.size());
  const auto same = [](const Token& a, const Token& b) { return a.exact_key == b.exact_key; };
  for (std::size_t begin = 0; begin + least <= work.size(); ++begin) {
    const auto first = work.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = first + static_cast<std::ptrdiff_t>(least);
    if (std::search(source.begin(), source.end(), first, last, same) == source.end()) continue;
    for (std::size_t i = begin; i < begin + least; ++i) shared[i] = true;
  }
  return shared;
}

TEST(RunFinder, AgreesWithItsDefinition) {
  std::mt19937 random(5);
  for (int round = 0; round < 600; ++round) {
    const auto work = tokens_of(letters(random, static_cast<int>(random() % 60), 3));
    const auto source = tokens_of(letters(random, static_cast<int>(random() % 60), 3));
    const auto least = static_cast<std::uint32_t>(1 + random() % 6);
    std::vector<bool> found(work.size());
    std::uint32_t before = 0;
    for (const TokenRange range : RunFinder(work, least).shared(source)) {
      EXPECT_TRUE(before == 0 || range.begin > before) << "ranges do not touch";
      before = range.end;
      for (auto i = range.begin; i < range.end; ++i) found[i] = true;
    }
    ASSERT_EQ(found, shared_by_definition(work, source, least)) << "round " << round;
  }
}

TEST(WholeText, IsFoundWhereAllOfItStandsAndNowhereElse) {
  const auto work = tokens_of("a b c");
  const auto found = whole_text_passages(work, tokens_of("x a b a b c y"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].work, (TokenRange{0, 3}));
  EXPECT_EQ(found[0].source, (TokenRange{3, 6}));
  EXPECT_EQ(found[0].longest_run, 3U);
  EXPECT_EQ(found[0].twins.size(), 3U);
  EXPECT_TRUE(whole_text_passages(work, tokens_of("a b x c")).empty());
  EXPECT_TRUE(whole_text_passages({}, tokens_of("a")).empty());
}

}  // namespace
}  // namespace tamga
