// The tokenizer as a whole: stems, errors, explanations, hard cases.
#include "tokenizers/standard_tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>

#include "engine/base/hash.h"

namespace tamga {
namespace {

TokenizedText tokens_of(std::string_view text) {
  return make_standard_tokenizer()->tokenize(text).value();
}

std::string repeat(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

std::string words_of(std::string_view text) {
  std::string words;
  const auto explained = explain_tokens(text).value();
  for (const auto& [word, stem] : explained.words) words += word + "/" + stem + " ";
  return words;
}

TEST(StandardTokenizer, StemsByTheLanguageOfTheSentence) {
  EXPECT_EQ(words_of("The students were reading books."),
            "the/the students/student were/were reading/read books/book ");
  EXPECT_EQ(words_of("Эти студенты читали книги."), "эти/эт студенты/студент читали/чита книги/книг ");
}

TEST(StandardTokenizer, StemKeyIsTheSameForBothScripts) {
  // "makes" is of common letters only, "making" is not; their stem is.
  const auto tokens = tokens_of("She makes it and is making it.").tokens;
  EXPECT_EQ(tokens[1].stem_key, tokens[5].stem_key);
  EXPECT_NE(tokens[1].exact_key, tokens[5].exact_key);
}

TEST(StandardTokenizer, ExactKeyIsTheHashOfTheCanonicalSpelling) {
  EXPECT_EQ(tokens_of("Үчүн").tokens[0].exact_key, hash64("учун"));  // stored in indexes: a change needs a new version
  EXPECT_EQ(tokens_of("the").tokens[0].exact_key, hash64("тне"));
}

TEST(StandardTokenizer, NamesItsNormalisation) {
  EXPECT_EQ(make_standard_tokenizer()->normalisation(), (Normalisation{"tamga", 2}));
}

TEST(StandardTokenizer, ExplainsTheTokensThatItMakes) {
  const std::string_view text = "Бул китеп жөнүндө. The cat sat. Это пере-\nнос!";
  const auto explained = explain_tokens(text).value();
  EXPECT_EQ(explained.tokens.tokens, tokens_of(text).tokens);
  EXPECT_EQ(explained.tokens.sentences, tokens_of(text).sentences);
  EXPECT_EQ(explained.words.size(), explained.tokens.tokens.size());
}

TEST(StandardTokenizer, RefusesWhatIsNotUtf8) {
  const auto result = make_standard_tokenizer()->tokenize("абв \xFF");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kInvalidArgument);
  EXPECT_THAT(result.error().message, testing::HasSubstr("byte 7"));
  EXPECT_FALSE(explain_tokens("\xC3"));
}

TEST(StandardTokenizer, RefusesWhatIsTooLarge) {
  const auto result = make_standard_tokenizer()->tokenize(std::string(kMaxTextBytes + 1, ' '));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kInvalidArgument);
}

TEST(StandardTokenizer, TakesNothingAndHardTextsInStride) {
  EXPECT_TRUE(tokens_of("").tokens.empty());
  EXPECT_TRUE(tokens_of(std::string(200000, '\n')).tokens.empty());
  EXPECT_EQ(tokens_of(repeat("слово", 100000)).tokens.size(), 1U);
  EXPECT_EQ(tokens_of("а" + repeat("\u0301\u0323", 200000)).tokens.size(), 1U);
  EXPECT_EQ(tokens_of(repeat("пере-\n", 50000)).tokens.size(), 1U);
  EXPECT_EQ(tokens_of(repeat("а\n", 50000)).tokens.size(), 50000U);
  EXPECT_EQ(tokens_of(repeat("αx", 50000)).tokens.size(), 1U);
}

TEST(StandardTokenizer, ServesSeveralThreads) {
  const auto tokenizer = make_standard_tokenizer();
  const auto text = repeat("Бул китеп жөнүндө. Это книги. These are books. ", 200);
  const auto expected = tokenizer->tokenize(text).value().tokens;
  std::vector<std::vector<Token>> results(4);
  std::vector<std::thread> threads;
  for (auto& result : results) {
    threads.emplace_back([&tokenizer, &text, &result] { result = tokenizer->tokenize(text).value().tokens; });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& result : results) EXPECT_EQ(result, expected);
}

}  // namespace
}  // namespace tamga
