// Promise 3: what a report points to is what was matched.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/corpus.h"
#include "engine/text/utf8.h"
#include "tests/support/random_text.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

using testing::kLanguages;
using testing::plant;
using testing::Random;
using testing::random_words;
using testing::rounds;

// `run` with an invisible character behind one in ten of its Cyrillic letters that is not the last of its word.
std::string disguise(const std::string& run, Random& random) {
  std::string disguised;
  for (std::size_t at = 0; at < run.size(); ++at) {
    disguised += run[at];
    const bool behind_letter = at > 0 && (run[at - 1] == '\xD0' || run[at - 1] == '\xD1');
    const bool before_letter = at + 1 < run.size() && (run[at + 1] == '\xD0' || run[at + 1] == '\xD1');
    if (behind_letter && before_letter && random() % 10 == 0) disguised += "\u200B";
  }
  return disguised;
}

std::vector<std::uint64_t> keys_of(std::string_view text, const Tokenizer& tokenizer) {
  std::vector<std::uint64_t> keys;
  const TokenizedText tokenized = tokenizer.tokenize(text).value();
  for (const Token& token : tokenized.tokens) keys.push_back(token.exact_key);
  return keys;
}

std::string_view cut(const std::string& text, const CodePointIndex& index, const CodePointRange& range) {
  const auto begin = index.byte_at_code_point(range.begin);
  return std::string_view(text).substr(begin, index.byte_at_code_point(range.end) - begin);
}

class PlacesOfAPair {
 public:
  PlacesOfAPair(std::string work, std::string source, const Tokenizer& tokenizer)
      : tokenizer_(tokenizer), work_(std::move(work)), source_(std::move(source)) {}

  // Passages of the pair, each one looked at.
  std::size_t check() {
    const auto report = compare_files({"work.txt", work_}, {"source.txt", source_}, {});
    EXPECT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->work.text, work_);
    const auto work_keys = keys_of(work_, tokenizer_);
    const auto source_keys = keys_of(source_, tokenizer_);
    std::size_t passages = 0;
    for (const ReportedSource& source : report->sources) {
      for (const ReportedPassage& passage : source.passages) {
        ++passages;
        const auto work_cut = cut(work_, work_index_, passage.work);
        expect_keys(work_cut, work_keys, passage.work_words);
        const auto source_cut = cut(source_, source_index_, passage.source);
        EXPECT_EQ(source_cut, passage.source_text);
        expect_keys(source_cut, source_keys, passage.source_words);
        expect_twins(passage);
      }
    }
    return passages;
  }

 private:
  void expect_keys(std::string_view text, const std::vector<std::uint64_t>& keys, const TokenRange& range) {
    const std::vector<std::uint64_t> expected(keys.begin() + range.begin, keys.begin() + range.end);
    EXPECT_EQ(keys_of(text, tokenizer_), expected) << text;
  }

  void expect_twins(const ReportedPassage& passage) {
    for (const ReportedTwin& twin : passage.twins) {
      const auto mine = keys_of(cut(work_, work_index_, twin.work), tokenizer_);
      const auto theirs = keys_of(cut(source_, source_index_, twin.source), tokenizer_);
      EXPECT_EQ(mine.size(), 1U);
      EXPECT_EQ(theirs.size(), 1U);
      if (twin.kind == TwinKind::kSameWord) {
        EXPECT_EQ(mine, theirs);
      }
    }
  }

  const Tokenizer& tokenizer_;
  std::string work_;
  std::string source_;
  CodePointIndex work_index_{work_};
  CodePointIndex source_index_{source_};
};

TEST(Places, WhatIsCutOutGivesTheMatchedTokensAgain) {
  Random random(201);
  const auto tokenizer = make_standard_tokenizer();
  std::size_t passages = 0;
  for (std::size_t pair = 0; pair < rounds(300); ++pair) {
    std::vector<std::string> runs;
    std::vector<std::string> disguised;
    for (int run = 0; run < 8; ++run) {
      runs.push_back(random_words(kLanguages[random() % 3], 8 + random() % 40, random));
      disguised.push_back(disguise(runs.back(), random));
    }
    PlacesOfAPair places(plant(disguised, kLanguages[random() % 3], random).text,
                         plant(runs, kLanguages[random() % 3], random).text, *tokenizer);
    passages += places.check();
  }
  EXPECT_GE(passages, rounds(300) * 4);
}

}  // namespace
}  // namespace tamga
