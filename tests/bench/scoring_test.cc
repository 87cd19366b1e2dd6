// The measures, worked out by hand from their definitions.
#include "bench/quality/scoring.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tamga::quality {
namespace {

PassagePair pair(std::uint32_t begin, std::uint32_t end, std::uint32_t source_begin, std::uint32_t source_end,
                 const char* work = "w", const char* source = "s") {
  return {work, {begin, end}, source, {source_begin, source_end}};
}

struct ScoringCase {
  const char* name;
  std::vector<PassagePair> truth;
  std::vector<PassagePair> detections;
  double precision, recall, granularity;  // macro
  double micro_precision, micro_recall;
};

const std::vector<ScoringCase> kCases = {
    {"nothing to find, nothing found", {}, {}, 1, 1, 1, 1, 1},
    {"a false alarm only", {}, {pair(0, 10, 0, 10)}, 0, 0, 1, 0, 0},
    {"nothing found", {pair(0, 10, 0, 10)}, {}, 0, 0, 1, 0, 0},
    {"exactly found", {pair(5, 25, 100, 122)}, {pair(5, 25, 100, 122)}, 1, 1, 1, 1, 1},
    // 50 of 100 and 25 of 100 code points.
    {"half and a quarter", {pair(0, 100, 0, 100)}, {pair(0, 50, 0, 25)}, 1, 0.375, 1, 1, 0.375},
    // Detected 100 + 50 of which 50 + 50 are true; true 100 + 100 of which 50 + 50 are detected.
    {"shifted", {pair(0, 100, 0, 100)}, {pair(50, 150, 50, 100)}, 100.0 / 150, 0.5, 1, 100.0 / 150, 0.5},
    {"in two pieces", {pair(0, 100, 0, 100)}, {pair(0, 50, 0, 50), pair(50, 100, 50, 100)}, 1, 1, 2, 1, 1},
    {"overlapping pieces count once",
     {pair(0, 100, 0, 100)},
     {pair(0, 60, 0, 60), pair(40, 80, 40, 80)},
     1,
     0.8,
     2,
     1,
     0.8},
    {"a repeat is no piece", {pair(0, 10, 0, 10)}, {pair(0, 10, 0, 10), pair(0, 10, 0, 10)}, 1, 1, 1, 1, 1},
    {"the right place of another source", {pair(0, 10, 0, 10)}, {pair(0, 10, 0, 10, "w", "t")}, 0, 0, 1, 0, 0},
    {"the right place of another work", {pair(0, 10, 0, 10)}, {pair(0, 10, 0, 10, "v", "s")}, 0, 0, 1, 0, 0},
    {"the wrong place of the source", {pair(0, 10, 0, 10)}, {pair(0, 10, 50, 60)}, 0, 0, 1, 0, 0},
    {"touching is not overlapping", {pair(0, 10, 0, 10)}, {pair(10, 20, 0, 10)}, 0, 0, 1, 0, 0},
    // Macro: (1 + 0) / 2. Micro: 20 of 20 + 180 true code points.
    {"one of two", {pair(0, 10, 0, 10), pair(100, 190, 100, 190)}, {pair(0, 10, 0, 10)}, 1, 0.5, 1, 1, 0.1},
    // One detection over two cases, 0-10 and 20-30: 40 of its 60 code points are true.
    {"one over two", {pair(0, 10, 0, 10), pair(20, 30, 20, 30)}, {pair(0, 30, 0, 30)}, 40.0 / 60, 1, 1, 40.0 / 60, 1},
    // The same words of the source twice: micro counts them once, 10 + 10 + 10 code points, 10 + 10 of them found.
    {"a source used twice", {pair(0, 10, 0, 10), pair(20, 30, 0, 10)}, {pair(0, 10, 0, 10)}, 1, 0.5, 1, 1, 20.0 / 30}};

TEST(Scoring, AgreesWithTheDefinitions) {
  for (const ScoringCase& c : kCases) {
    const Scores scores = score(c.truth, c.detections);
    EXPECT_NEAR(scores.macro.precision, c.precision, 1e-12) << c.name;
    EXPECT_NEAR(scores.macro.recall, c.recall, 1e-12) << c.name;
    EXPECT_NEAR(scores.macro.granularity, c.granularity, 1e-12) << c.name;
    EXPECT_NEAR(scores.micro.precision, c.micro_precision, 1e-12) << c.name;
    EXPECT_NEAR(scores.micro.recall, c.micro_recall, 1e-12) << c.name;
  }
}

TEST(Scoring, PlagdetIsF1OverTheLogarithmOfGranularity) {
  const auto scores =
      score({pair(0, 100, 0, 100), pair(200, 300, 200, 300)}, {pair(0, 50, 0, 50), pair(50, 100, 50, 100)});
  // Precision 1, recall 1/2, granularity 2: (2 * 1/2 / (3/2)) / log2 3.
  EXPECT_NEAR(scores.macro.plagdet, 2.0 / 3 / std::log2(3), 1e-12);
  EXPECT_EQ(scores.cases, 2U);
  EXPECT_EQ(scores.detections, 2U);
  EXPECT_EQ(scores.found, 1U);
  EXPECT_EQ(score({pair(0, 1, 0, 1)}, {}).macro.plagdet, 0);
}

TEST(Scoring, RecallOfEachCaseIsInTheirOrder) {
  const auto recalls =
      recall_by_case({pair(200, 210, 0, 10), pair(0, 100, 0, 100)}, {pair(0, 100, 0, 50), pair(205, 210, 0, 5)});
  ASSERT_EQ(recalls.size(), 2U);
  EXPECT_NEAR(recalls[0], 0.5, 1e-12);
  EXPECT_NEAR(recalls[1], 0.75, 1e-12);
}

}  // namespace
}  // namespace tamga::quality
