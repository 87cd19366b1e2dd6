// Promises about tokens wherever they stand: the exact key depends on the word alone, and its place is true.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include "engine/text/utf8.h"
#include "tests/tokenizers/random_text.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

std::string_view cut(std::string_view text, ByteRange range) {
  return text.substr(range.begin, range.size());
}

bool starts_code_point(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

class Context : public testing::Test {
 protected:
  TokenizedText tokens_of(std::string_view text) { return tokenizer_->tokenize(text).value(); }

  // Cut out of `text` and tokenised alone, `token` is one token over all its bytes with the same exact key.
  void expect_same_alone(std::string_view text, const Token& token) {
    const auto word = cut(text, token.range);
    const auto alone = tokens_of(word).tokens;
    ASSERT_EQ(alone.size(), 1U) << "\"" << word << "\" in \"" << text.substr(0, 200) << "\"";
    EXPECT_EQ(alone[0].exact_key, token.exact_key) << word;
    EXPECT_EQ(alone[0].range, (ByteRange{0, token.range.size()})) << word;
  }

  std::unique_ptr<Tokenizer> tokenizer_ = make_standard_tokenizer();
};

TEST_F(Context, ExactKeyIsTheSameInHundredThousandContexts) {
  std::mt19937 random(1);
  std::map<std::string_view, std::uint64_t> alone;
  for (const auto word : test::sample_words()) {
    const auto tokens = tokens_of(word).tokens;
    ASSERT_EQ(tokens.size(), 1U) << word;
    alone[word] = tokens[0].exact_key;
  }
  for (int round = 0; round < 100; ++round) {
    std::string text;
    std::vector<std::string_view> words;
    for (int i = 0; i < 1000; ++i) {
      words.push_back(test::pick(random, test::sample_words()));
      text += words.back();
      // A gap that does not join: "слово-" + "\nслово" would be one word, and so would "10" + "," + "5".
      const auto gap = test::pick(random, test::sample_gaps());
      text += gap;
    }
    const auto tokens = tokens_of(text).tokens;
    ASSERT_EQ(tokens.size(), words.size());
    for (std::size_t i = 0; i < words.size(); ++i) ASSERT_EQ(tokens[i].exact_key, alone[words[i]]) << words[i];
  }
}

TEST_F(Context, AnyTokenOfAnyTextIsTheSameAlone) {
  std::mt19937 random(2);
  for (int round = 0; round < 3000; ++round) {
    const auto text = test::random_text(random, 1 + random() % 60);
    const auto result = tokens_of(text);
    for (const auto& token : result.tokens) expect_same_alone(text, token);
    if (HasFailure()) return;
  }
}

TEST_F(Context, RangesAreInOrderAndOnCodePoints) {
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    const auto text = test::random_text(random, random() % 200);
    std::uint32_t end = 0;
    const auto result = tokens_of(text);
    for (const auto& token : result.tokens) {
      ASSERT_LE(end, token.range.begin);
      ASSERT_LT(token.range.begin, token.range.end);
      ASSERT_LE(token.range.end, text.size());
      ASSERT_TRUE(starts_code_point(text, token.range.begin));
      ASSERT_TRUE(starts_code_point(text, token.range.end));
      end = token.range.end;
    }
  }
}

TEST_F(Context, SentencesCoverAllTokensInOrder) {
  std::mt19937 random(4);
  for (int round = 0; round < 1000; ++round) {
    const auto text = test::random_text(random, random() % 200);
    const auto result = tokens_of(text);
    std::uint32_t next = 0;
    for (const auto& sentence : result.sentences) {
      ASSERT_EQ(sentence.tokens.begin, next);
      ASSERT_LT(next, sentence.tokens.end);
      ASSERT_EQ(sentence.range.begin, result.tokens[sentence.tokens.begin].range.begin);
      ASSERT_EQ(sentence.range.end, result.tokens[sentence.tokens.end - 1].range.end);
      for (auto i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        ASSERT_EQ(&result.sentences[result.tokens[i].sentence], &sentence);
      }
      next = sentence.tokens.end;
    }
    ASSERT_EQ(next, result.tokens.size());
  }
}

TEST_F(Context, EqualExactKeysInOneLanguageHaveEqualStemKeys) {
  std::mt19937 random(5);
  std::map<std::pair<std::uint64_t, Language>, std::uint64_t> stems;
  std::string text;
  for (int i = 0; i < 20000; ++i) {
    text += test::pick(random, test::sample_words());
    text += test::pick(random, test::sample_gaps());
  }
  const auto result = tokens_of(text);
  for (const auto& token : result.tokens) {
    const auto [known, added] = stems.try_emplace({token.exact_key, token.language}, token.stem_key);
    ASSERT_EQ(known->second, token.stem_key) << cut(text, token.range);
  }
}

}  // namespace
}  // namespace tamga
