// Results as files, and what got worse.
#include "bench/quality/results.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/bench/small_corpus.h"
#include "tests/support/temporary_directory.h"

namespace tamga::quality {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Json cell(const char* kind, Json figures) {
  return {{"cell", {{"language", "ky"}, {"kind", kind}}}, {"figures", std::move(figures)}};
}

TEST(Results, NamesEachFigureThatGotWorse) {
  const Json before = Json::array({cell("light", {{"plagdet", 0.9}, {"granularity", 1.0}, {"align_ms", 1.0}}),
                                   cell("heavy", {{"plagdet", 0.9}, {"recall", 0.8}}), cell("clean", Json::object())});
  const Json now = Json::array({cell("light", {{"plagdet", 0.89}, {"granularity", 1.1}, {"align_ms", 1.6}}),
                                cell("heavy", {{"plagdet", 0.9}, {"recall", 0.9}})});
  EXPECT_THAT(what_got_worse(before, now, {}),
              ElementsAre("ky light: plagdet 0.8900, was 0.9000", "ky light: granularity 1.1000, was 1.0000",
                          "ky light: align_ms 1.6000, was 1.0000", "ky clean: not measured now"));
}

TEST(Results, WhatIsWithinItsMarginIsNotWorse) {
  const Json before =
      Json::array({cell("light", {{"plagdet", 0.9}, {"granularity", 1.0}, {"align_ms", 0.1}, {"tokenise_ms", 4.0}})});
  const Json now = Json::array(
      {cell("light", {{"plagdet", 0.896}, {"granularity", 1.004}, {"align_ms", 0.29}, {"tokenise_ms", 5.9}})});
  EXPECT_THAT(what_got_worse(before, now, {}), IsEmpty());
  EXPECT_THAT(what_got_worse(before, now, {.score = 0.001, .time = 0.5}),
              ElementsAre(HasSubstr("plagdet"), HasSubstr("granularity")));
  EXPECT_THAT(what_got_worse(before, now, {.score = 0.01, .time = 0.2}), ElementsAre(HasSubstr("tokenise_ms")));
}

TEST(Results, AFigureThatIsMissingOrNoNumberIsNotCompared) {
  const Json before = Json::array({cell("light", {{"of_verbatim", 0.9}, {"plagdet", nullptr}})});
  const Json now = Json::array({cell("light", {{"of_verbatim", nullptr}, {"plagdet", 0.1}})});
  EXPECT_THAT(what_got_worse(before, now, {}), IsEmpty());
}

TEST(Results, AreReadAsTheyWereWritten) {
  const ::tamga::testing::TemporaryDirectory directory;
  AlignmentFigures figures;
  figures.language = "ru";
  figures.kind = "light";
  figures.pairs = 3;
  figures.scores.cases = 1;
  figures.scores.macro.recall = 1.0 / 3;
  const Json cells = alignment_cells({figures});
  ASSERT_TRUE(write_results(directory.path() / "r.json", "alignment", cells));
  EXPECT_EQ(*read_results(directory.path() / "r.json", "alignment"), cells);
  EXPECT_EQ(cells[0]["figures"]["recall"], 1.0 / 3);
  EXPECT_EQ(*read_results(directory.path() / "r.json", "retrieval"), Json::array());
}

TEST(Results, UnexplainedPassagesAreAFigureOnlyWhereNothingIsBorrowed) {
  AlignmentFigures figures;
  figures.pairs = 4;
  figures.pairs_unexplained = 1;
  EXPECT_EQ(alignment_cells({figures})[0]["figures"]["unexplained"], 0.25);
  figures.scores.cases = 1;
  EXPECT_FALSE(alignment_cells({figures})[0]["figures"].contains("unexplained"));
}

TEST(Results, AnotherFileIsRefused) {
  const ::tamga::testing::TemporaryDirectory directory;
  const auto code = [&](std::string_view bytes) {
    write_file(directory.path() / "r.json", bytes);
    const auto read = read_results(directory.path() / "r.json", "alignment");
    return read ? "read" : read.error().code == ErrorCode::kUnsupported ? "unsupported" : "corrupt";
  };
  EXPECT_STREQ(code("{"), "corrupt");
  EXPECT_STREQ(code("[]"), "unsupported");
  EXPECT_STREQ(code(R"({"format": "tamga quality", "version": 2})"), "unsupported");
  EXPECT_STREQ(code(R"({"format": "tamga quality", "version": 1, "alignment": [{"cell": {}}]})"), "corrupt");
  EXPECT_STREQ(code(R"({"format": "tamga quality", "version": 1, "alignment": []})"), "read");
}

}  // namespace
}  // namespace tamga::quality
