#include "engine/match/align.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>

#include "tests/engine/match/letters.h"

namespace tamga {
namespace {

using testing::tokens_of_letters;

// The work with brackets around its passages.
std::string bracketed(std::string_view work, std::string_view source, const AlignSettings& settings = {}) {
  const std::vector<Token> work_tokens = tokens_of_letters(work);
  std::string marked;
  std::uint32_t done = 0;
  for (const Passage& passage : Aligner(work_tokens, settings).align(tokens_of_letters(source)).passages) {
    marked += work.substr(done, passage.work.begin - done);
    marked += '[' + std::string(work.substr(passage.work.begin, passage.work.size())) + ']';
    done = passage.work.end;
  }
  return marked += work.substr(done);
}

struct AlignCase {
  std::string_view name;
  std::string_view work;
  std::string_view source;
  std::string_view expected;
};

std::ostream& operator<<(std::ostream& out, const AlignCase& c) {
  return out << c.name;
}

// Letters are words, a capital is another form of its small letter, digits are function words; see letters.h.
const AlignCase kCases[] = {
    {"empty work", "", "abcdefgh", ""},
    {"empty source", "abcdefgh", "", "abcdefgh"},
    {"nothing shared", "abcdefghij", "klmnopqrst", "abcdefghij"},
    {"the same text", "abcdefgh", "abcdefgh", "[abcdefgh]"},
    {"exact copy inside", "xxabcdefghijxx", "zzabcdefghijzz", "xx[abcdefghij]xx"},
    {"promised run", "xxabcdefghxx", "zzabcdefghzz", "xx[abcdefgh]xx"},
    {"a word too short", "xxabcdefgxx", "zzabcdefgzz", "xxabcdefgxx"},
    {"four words", "xxabcdxx", "zzabcdzz", "xxabcdxx"},
    {"promised run of function words", "xx01234567xx", "zz01234567zz", "xx[01234567]xx"},
    {"other endings, long", "xxaBcdEfgHijKlmnxx", "zzabcdefghijklmnzz", "xx[aBcdEfgHijKlmn]xx"},
    {"other endings, short", "xxaBcdEfgHixx", "zzabcdefghizz", "xxaBcdEfgHixx"},
    {"function words with other endings between", "xx0123456a0123456xx", "zz0123456b0123456zz", "xx0123456a0123456xx"},
    {"one word replaced", "xxabcdefghXijklmnopyy", "zzabcdefghYijklmnopzz", "xx[abcdefghXijklmnop]yy"},
    {"one word put in", "xxabcdefghXijklmnopyy", "zzabcdefghijklmnopzz", "xx[abcdefghXijklmnop]yy"},
    {"one word left out", "xxabcdefghjklmnopqyy", "zzabcdefghijklmnopqzz", "xx[abcdefghjklmnopq]yy"},
    {"edge goes on over a changed word", "xxabcdefghXjkyy", "zzabcdefghijkzz", "xx[abcdefghXjk]yy"},
    {"edge does not go on for a word", "xxabcdefghXjyy", "zzabcdefghijzz", "xx[abcdefgh]Xjyy"},
    {"two halves in the other order", "xxijklmnopabcdefghyy", "zzabcdefghijklmnopzz", "xx[ijklmnopabcdefgh]yy"},
    {"three sentences in another order", "xxqrstuvwxyzabcdefghijklmnop00", "11abcdefghijklmnopqrstuvwxyz22",
     "xx[qrstuvwxyzabcdefghijklmnop]00"},
    {"short sentence among those in another order", "00jklmnopq2hi3abcdefg0rstuvwxyz00",
     "11abcdefg02hi3rstuvwxyzjklmnopq11", "00[jklmnopq2hi3abcdefg0rstuvwxyz]00"},
    {"said twice in the work", "abcdefgh00000000000000000000000000000000000abcdefgh", "abcdefgh",
     "[abcdefgh]00000000000000000000000000000000000[abcdefgh]"},
};

class AlignTable : public ::testing::TestWithParam<AlignCase> {};

TEST_P(AlignTable, MarksTheWork) {
  EXPECT_EQ(bracketed(GetParam().work, GetParam().source), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Cases, AlignTable, ::testing::ValuesIn(kCases));

TEST(Align, ScatteredShortRunsAreNoPassage) {
  std::vector<Token> work;
  std::vector<Token> source;
  for (std::uint64_t run = 0; run < 5; ++run) {
    for (std::uint64_t word = 0; word < 18; ++word) {
      const bool is_shared = word < 5;
      work.push_back(testing::word_token(100 * run + word));
      source.push_back(testing::word_token(100 * run + word + (is_shared ? 0 : 1000)));
    }
  }
  EXPECT_TRUE(Aligner(work, {}).align(source).passages.empty());
}

TEST(Align, AShortRunFarFromAPassageIsNoPartOfIt) {
  const std::string other(20, 'x');
  const std::string another(20, 'z');
  EXPECT_EQ(bracketed("abcdefgh" + other + "klmno", "abcdefgh" + another + "klmno"), "[abcdefgh]" + other + "klmno");
}

TEST(Align, MinWordsLeavesShorterPassagesOut) {
  EXPECT_EQ(bracketed("xxabcdefghijxx", "abcdefghij", {.min_words = 10}), "xx[abcdefghij]xx");
  EXPECT_EQ(bracketed("xxabcdefghijxx", "abcdefghij", {.min_words = 11}), "xxabcdefghijxx");
}

TEST(Align, GuaranteedRunMaySetAnotherLength) {
  const AlignSettings short_runs{.guaranteed_run = 3, .min_words = 3};
  EXPECT_EQ(bracketed("xxabcxx", "zzabczz", short_runs), "xx[abc]xx");
  EXPECT_EQ(bracketed("xxabxx", "zzabzz", short_runs), "xxabxx");
}

TEST(Align, PassagesThatOverlapInTheWorkAreCutSoThatBothAreLongEnough) {
  // abcdefghijkl stands at one place, ghijklmnopqrs at another; the longer one keeps what both hold.
  const std::string apart(40, '0');
  EXPECT_EQ(bracketed("xxabcdefghijklmnopqrsyy", "abcdefghijkl" + apart + "ghijklmnopqrs"),
            "xx[abcdefgh][ijklmnopqrs]yy");
}

Passage only_passage(std::string_view work, std::string_view source) {
  const std::vector<Token> work_tokens = tokens_of_letters(work);
  const Alignment alignment = Aligner(work_tokens, {}).align(tokens_of_letters(source));
  EXPECT_EQ(alignment.passages.size(), 1U);
  return alignment.passages.empty() ? Passage{} : alignment.passages.front();
}

TEST(Align, APassageSaysWhichWordsProveIt) {
  const Passage passage = only_passage("xxabcdefghXiJklmyy", "zzzabcdefghYijklmzz");
  EXPECT_EQ(passage.work, (TokenRange{2, 16}));
  EXPECT_EQ(passage.source, (TokenRange{3, 17}));
  EXPECT_EQ(passage.longest_run, 8U);
  EXPECT_EQ(passage.passage_class, PassageClass::kReworded);
  EXPECT_DOUBLE_EQ(passage.similarity, 13.0 / 14);
  ASSERT_EQ(passage.twins.size(), 13U);
  EXPECT_EQ(passage.twins[7], (TwinTokens{9, 10, TwinKind::kSameWord}));
  EXPECT_EQ(passage.twins[8], (TwinTokens{11, 12, TwinKind::kSameWord}));
  EXPECT_EQ(passage.twins[9], (TwinTokens{12, 13, TwinKind::kSameStem}));
}

TEST(Align, ALiteralPassageIsCopied) {
  const Passage passage = only_passage("xxabcdefghijyy", "abcdefghij");
  EXPECT_EQ(passage.passage_class, PassageClass::kCopied);
  EXPECT_DOUBLE_EQ(passage.similarity, 1);
  EXPECT_EQ(passage.longest_run, 10U);
}

TEST(Align, ASentenceRepeatedInTheWorkIsOnePassage) {
  std::string work = "xx";
  for (int time = 0; time < 50; ++time) work += "abcdefghij";
  const Passage passage = only_passage(work + "yy", "zzabcdefghijzz");
  EXPECT_EQ(passage.work, (TokenRange{2, 502}));
  EXPECT_EQ(passage.source, (TokenRange{2, 12}));
}

TEST(PassageClassName, NamesEveryClass) {
  EXPECT_EQ(passage_class_name(PassageClass::kCopied), "copied");
  EXPECT_EQ(passage_class_name(PassageClass::kReworded), "reworded");
  EXPECT_EQ(passage_class_name(PassageClass::kSummarised), "summarised");
}

}  // namespace
}  // namespace tamga
