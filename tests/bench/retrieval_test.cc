// The true source among the candidates of an index.
#include "bench/quality/retrieval.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/index/memory_store.h"
#include "tests/bench/small_corpus.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga::quality {
namespace {

using ::testing::HasSubstr;

class RetrievalTest : public ::testing::Test {
 protected:
  RetrievalTest() {
    IndexSettings settings;
    settings.normalisation = tokenizer_->normalisation();
    store_ = make_memory_store(settings);
    index_ = std::make_unique<TextIndex>(*store_, *tokenizer_, 2);
    corpus_ = *read_pan_corpus(small_.folder());
  }

  void add(const std::string& name, const std::string& text) {
    write_file(small_.root() / "texts" / name, text);
    const auto added = index_->add({small_.root() / "texts" / name});
    ASSERT_TRUE(added) << added.error().message;
  }
  Retrieved retrieve(std::uint32_t budget) {
    const auto works = retrieve_corpus(corpus_, *index_, *tokenizer_, budget, 2);
    EXPECT_TRUE(works) << works.error().message;
    EXPECT_EQ(works->size(), 1U);  // the other work borrows nothing
    return works ? works->at(0) : Retrieved{};
  }

  SmallCorpus small_;
  std::unique_ptr<Tokenizer> tokenizer_ = make_standard_tokenizer();
  std::unique_ptr<FingerprintStore> store_;
  std::unique_ptr<TextIndex> index_;
  PanCorpus corpus_;
};

TEST_F(RetrievalTest, TheSourceIsKnownByItsTextWhateverItsNameAndSpaces) {
  add("other.txt", words("o", 0, 80));
  add("original.txt", "\n" + words("s", 0, 100) + "\n\n");
  const Retrieved found = retrieve(20);
  EXPECT_EQ(found.rank, 1U);
  EXPECT_EQ(found.words, 40U);
  EXPECT_EQ(found.aligned, 1U);
  EXPECT_EQ(found.beyond, 0U);
}

TEST_F(RetrievalTest, TheHostIsNoCandidate) {
  add("host.txt", words("h", 0, 90));
  add("original.txt", words("s", 0, 100));
  const Retrieved found = retrieve(1);
  EXPECT_EQ(found.rank, 1U);
  EXPECT_EQ(found.aligned, 1U);
  EXPECT_EQ(found.beyond, 0U);
}

TEST_F(RetrievalTest, WhatTheBudgetCutsOffIsNotFound) {
  add("nearly all of the work.txt", words("h", 0, 60) + words("s", 30, 40) + words("h", 60, 25));
  add("original.txt", words("s", 0, 100));
  EXPECT_EQ(retrieve(2).rank, 2U);
  const Retrieved cut = retrieve(1);
  EXPECT_EQ(cut.rank, 0U);
  EXPECT_EQ(cut.aligned, 1U);
  EXPECT_EQ(cut.beyond, 1U);
}

TEST_F(RetrievalTest, ASourceThatIsNotIndexedIsNamed) {
  add("other.txt", words("o", 0, 80));
  const auto works = retrieve_corpus(corpus_, *index_, *tokenizer_, 20, 1);
  ASSERT_FALSE(works);
  EXPECT_EQ(works.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(works.error().message, HasSubstr("s1.txt: not in the index"));
}

TEST_F(RetrievalTest, TheSameTextIsIndexedOnce) {
  add("a.txt", words("o", 0, 80));
  add("b.txt", words("o", 0, 80) + "\n");
  EXPECT_EQ(index_->size(), 1U);
}

TEST(RetrievalFigures, AreSharesOfTheWorksOfALengthClass) {
  PanCorpus corpus;
  corpus.language = "ky";
  corpus.kind = "heavy";
  const auto work = [](std::uint32_t words, std::uint32_t rank) { return Retrieved{words, rank, 10, 2, 0.5}; };
  const auto figures =
      retrieval_figures(corpus, {work(99, 1), work(99, 0), work(100, 1), work(100, 5), work(200, 20), work(200, 6)});
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_EQ(figures[0].passage, "< 100 words");
  EXPECT_EQ(figures[0].works, 2U);
  EXPECT_NEAR(figures[0].first_20, 0.5, 1e-12);
  EXPECT_EQ(figures[1].works, 4U);
  EXPECT_NEAR(figures[1].first_1, 0.25, 1e-12);
  EXPECT_NEAR(figures[1].first_5, 0.5, 1e-12);
  EXPECT_NEAR(figures[1].first_20, 1, 1e-12);
  EXPECT_NEAR(figures[1].aligned, 10, 1e-12);
  EXPECT_NEAR(figures[1].beyond, 2, 1e-12);
}

}  // namespace
}  // namespace tamga::quality
