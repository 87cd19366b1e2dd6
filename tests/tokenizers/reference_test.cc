// The product's tokenizer agrees with the slow one of tokenizers/reference token for token, whatever vector code it
// runs.
#include "tokenizers/reference/reference_tokenizer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "engine/text/utf8.h"
#include "tests/tokenizers/random_text.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

// Where two tokenised texts first differ, in words; empty if they do not.
std::string difference(std::string_view text, const TokenizedText& a, const TokenizedText& b) {
  for (std::size_t i = 0; i < std::min(a.tokens.size(), b.tokens.size()); ++i) {
    const Token& one = a.tokens[i];
    const Token& two = b.tokens[i];
    if (one == two) continue;
    std::string what = "token " + std::to_string(i) + " \"" +
                       std::string(text.substr(one.range.begin, one.range.size())) + "\", \"" +
                       std::string(text.substr(two.range.begin, two.range.size())) + "\":";
    if (one.range != two.range) what += " range";
    if (one.exact_key != two.exact_key) what += " exact key";
    if (one.stem_key != two.stem_key) what += " stem key";
    if (one.sentence != two.sentence) what += " sentence";
    if (one.language != two.language) what += " language";
    if (one.stop_word != two.stop_word) what += " stop word";
    const auto from = one.range.begin > 60 ? one.range.begin - 60 : 0;
    return what + " near \"" + std::string(text.substr(from, 150)) + "\"";
  }
  if (a.tokens.size() != b.tokens.size()) return "number of tokens";
  return a.sentences == b.sentences ? "" : "sentences";
}

class Reference : public testing::Test {
 protected:
  Reference() {
    fast_.push_back(make_standard_tokenizer(VectorCode::kPortable));
    if (best_vector_code() != VectorCode::kPortable) fast_.push_back(make_standard_tokenizer());
  }

  void expect_same(std::string_view text) {
    const auto expected = reference_->tokenize(text);
    for (const auto& fast : fast_) {
      const auto found = fast->tokenize(text);
      ASSERT_EQ(found.has_value(), expected.has_value()) << text;
      if (!found) continue;
      const auto differs = difference(text, *found, *expected);
      ASSERT_EQ(differs, "") << "in \"" << text.substr(0, 300) << '"';
    }
  }

  std::unique_ptr<Tokenizer> reference_ = make_reference_tokenizer();
  std::vector<std::unique_ptr<Tokenizer>> fast_;
};

std::string utf8(char32_t c) {
  std::string text;
  append_utf8(text, c);
  return text;
}

// Each of them once in all contexts: alone, at both ends, doubled, between letters, digits, marks, at sentence ends.
std::string in_context(std::string_view c) {
  const std::string x(c);
  std::string text =
      x + "а" + x + "б " + x + " Б" + x + "\n" + x + "x" + x + "y " + x + x + "5" + x + "6 " + x + "\u0301е";
  text += x + "\u0306и" + x + "\u0306 и\u0301" + x + "д. " + x + " д." + x + "Вот! " + x + "да? " + x + "Да." + x +
          " да - " + x;
  text += "е-" + x + "\nна 5.\u00A0" + x + "\u00A0лет. 12 " + x + " А. \u200B" + x + "\u200B\u00AD" + x +
          "слово\u2010\n" + x;
  return text + "\r\n" + x + x + " конец" + x;
}

// All that the fast path reads by itself, and one in 97 of the others; `bench_reference --all` takes all of them.
TEST_F(Reference, AgreesOnCodePointsInContext) {
  std::string text;
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3100 ? 1 : 97) {
    if (c >= 0xD800 && c < 0xE000) continue;
    text += in_context(utf8(c));
    text += c % 2 == 0 ? "\n\n" : " ";
    if (text.size() < 60'000) continue;
    expect_same(text);
    if (HasFatalFailure()) return;
    text.clear();
  }
  expect_same(text);
}

TEST_F(Reference, AgreesOnCodePointsAlone) {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3100 ? 1 : 61) {
    if (c >= 0xD800 && c < 0xE000) continue;
    expect_same(utf8(c));
    expect_same("а" + utf8(c));
    expect_same(utf8(c) + "x");
    if (HasFatalFailure()) return;
  }
}

TEST_F(Reference, AgreesOnRandomText) {
  std::mt19937 random(11);
  for (int round = 0; round < 4000; ++round) {
    expect_same(test::random_text(random, random() % 200));
    if (HasFatalFailure()) return;
  }
}

// Few characters, so that every rule of sentences, joined lines and numbers meets every other.
TEST_F(Reference, AgreesWhereRulesMeet) {
  constexpr std::u32string_view kRules =
      U"аАxX1. .!\n\r\n-\u2010\u00AD\u200B,'’\")«»\u0301\u0306и \u00A0\u0085\u2028…—ʰ\u0600Ёς";
  std::mt19937 random(12);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto left = random() % 40; left > 0; --left) append_utf8(text, test::pick(random, kRules));
    expect_same(text);
    if (HasFatalFailure()) return;
  }
}

TEST_F(Reference, AgreesOnWordsAndGaps) {
  std::mt19937 random(13);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (auto left = random() % 300; left > 0; --left) {
      text += test::pick(random, test::sample_words());
      text += test::pick(random, test::sample_gaps());
      if (random() % 50 == 0) text += test::random_text(random, 3);
    }
    expect_same(text);
    if (HasFatalFailure()) return;
  }
}

TEST_F(Reference, AgreesOnWordsTooLongForTheTable) {
  std::string text;
  for (std::size_t length = 30; length < 60; ++length) {
    text += std::string(length, 'n') + ". " + std::string(length, 'N') + " \u0415\u0301\n";
    for (std::size_t i = 0; i < length / 2; ++i) text += i == 0 ? "Ю" : "ю";
    text += ".\n а. ";
  }
  expect_same(text);
}

// More different words than the table holds; then a text of old and new ones, for which it makes room.
TEST_F(Reference, AgreesWhenTheTableIsFull) {
  const auto words = [](int begin, int end) {
    std::string text;
    for (int i = begin; i < end; ++i) {
      text += "w" + std::to_string(i);
      text += i % 7 == 0 ? ". Это не сон. " : " ";
    }
    return text;
  };
  expect_same(words(0, 265'000));
  expect_same(words(264'000, 266'000) + words(0, 1000));
}

TEST_F(Reference, AgreesOnTheSamples) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(TAMGA_SOURCE_DIR "/corpora/samples")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    expect_same(std::string{std::istreambuf_iterator<char>(file), {}});
  }
}

}  // namespace
}  // namespace tamga
