// Pairs of a corpus through the alignment to figures.
#include "bench/quality/alignment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bench/quality/alignment_figures.h"
#include "tests/bench/small_corpus.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga::quality {
namespace {

using ::testing::HasSubstr;

class AlignmentTest : public ::testing::Test {
 protected:
  PanCorpus corpus() const {
    auto read = read_pan_corpus(small_.folder());
    EXPECT_TRUE(read);
    return *std::move(read);
  }
  SmallCorpus small_;
  std::unique_ptr<Tokenizer> tokenizer_ = make_standard_tokenizer();
};

TEST_F(AlignmentTest, ACopyIsFoundWhereItStands) {
  const auto outcomes = align_corpus(corpus(), *tokenizer_, 2);
  ASSERT_TRUE(outcomes) << outcomes.error().message;
  ASSERT_EQ(outcomes->size(), 2U);
  EXPECT_EQ(outcomes->at(0).detections, std::vector{corpus().truth[0].where});
  EXPECT_EQ(outcomes->at(0).words, 230U);
  EXPECT_EQ(outcomes->at(0).unexplained, 0U);
  EXPECT_TRUE(outcomes->at(1).detections.empty());
}

TEST_F(AlignmentTest, ThreadsChangeNothing) {
  const auto one = align_corpus(corpus(), *tokenizer_, 1);
  const auto many = align_corpus(corpus(), *tokenizer_, 7);
  ASSERT_TRUE(one && many);
  ASSERT_EQ(one->size(), many->size());
  for (std::size_t i = 0; i < one->size(); ++i) EXPECT_EQ((*one)[i].detections, (*many)[i].detections);
}

TEST_F(AlignmentTest, AMissingTextIsNamed) {
  std::filesystem::remove(small_.folder() / "susp/w2.txt");
  const auto outcomes = align_corpus(corpus(), *tokenizer_, 2);
  ASSERT_FALSE(outcomes);
  EXPECT_EQ(outcomes.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(outcomes.error().message, HasSubstr("w2.txt"));
}

TEST_F(AlignmentTest, DetectionsAreWrittenOneFileAPair) {
  const auto outcomes = align_corpus(corpus(), *tokenizer_, 1);
  ASSERT_TRUE(outcomes);
  const auto folder = small_.root() / "found";
  ASSERT_TRUE(write_detections(corpus(), *outcomes, folder));
  EXPECT_TRUE(std::filesystem::exists(folder / "w1-s1.xml"));
  EXPECT_TRUE(std::filesystem::exists(folder / "w2-s1.xml"));
}

PairOutcome outcome(std::vector<PassagePair> detections, std::uint32_t unexplained, double share) {
  PairOutcome made;
  made.detections = std::move(detections);
  made.unexplained = unexplained;
  made.unexplained_share = share;
  made.align_ms = 3;
  return made;
}

PanCorpus corpus_of(const char* language, const char* kind, std::vector<TruePassage> truth) {
  PanCorpus made;
  made.language = language;
  made.kind = kind;
  made.pairs.resize(2);
  made.truth = std::move(truth);
  return made;
}

TEST(AlignmentFigures, RecallIsHeldAgainstVerbatimOnTheSamePassages) {
  const PassagePair a{"w", {0, 10}, "s", {0, 10}};
  const PassagePair longer_a{"w", {0, 20}, "s", {0, 10}};  // the same place in the source, disguised
  const PassagePair b{"w", {50, 60}, "s", {50, 60}};       // not in the other kind
  const auto verbatim = corpus_of("ky", "verbatim", {{a, "verbatim"}, {b, "verbatim"}});
  const auto light = corpus_of("ky", "light", {{longer_a, "light"}});
  const auto english = corpus_of("en", "light", {{longer_a, "light"}});
  const auto figures = alignment_figures({{light, {outcome({a}, 0, 0), outcome({}, 0, 0)}},
                                          {verbatim, {outcome({a}, 1, 0.04), outcome({}, 1, 0.05)}},
                                          {english, {outcome({a}, 0, 0), outcome({}, 0, 0)}}});
  ASSERT_EQ(figures.size(), 3U);
  ASSERT_TRUE(figures[0].of_verbatim);
  EXPECT_NEAR(*figures[0].of_verbatim, 20.0 / 30, 1e-12);
  EXPECT_NEAR(*figures[1].of_verbatim, 1, 1e-12);
  EXPECT_FALSE(figures[2].of_verbatim);
  EXPECT_EQ(figures[1].pairs_reported, 1U);
  EXPECT_EQ(figures[1].pairs_unexplained, 2U);
  EXPECT_EQ(figures[1].pairs_unexplained_5_percent, 1U);
  EXPECT_NEAR(figures[1].align_ms, 3, 1e-12);
}

TEST(AlignmentFigures, RecallIsGivenForEachWayToChangeAPassage) {
  const PassagePair a{"w", {0, 10}, "s", {0, 10}};
  const PassagePair b{"w", {50, 60}, "s", {50, 60}};
  const auto figures = alignment_figures(
      {{corpus_of("en", "machine", {{a, "formal"}, {b, "creative"}}), {outcome({a}, 0, 0), outcome({}, 0, 0)}}});
  EXPECT_EQ(figures[0].recall_by_obfuscation, (std::map<std::string, double>{{"formal", 1}, {"creative", 0}}));
}

}  // namespace
}  // namespace tamga::quality
