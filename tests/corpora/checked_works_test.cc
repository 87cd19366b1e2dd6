#include "corpora/checked_works.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/temporary_directory.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;
using testing::TemporaryDirectory;

const AssignmentName kEssay{"KNU", "History", "Essay 1"};

CheckedWork work(const std::string& name, std::uint32_t borrowed, std::uint32_t words = 100) {
  return {name, "sha of " + name, words, borrowed};
}

Report report(const AssignmentName& assignment, std::uint32_t borrowed, std::uint32_t words = 100) {
  Report made;
  made.settings.institution = assignment.institution;
  made.work.course = assignment.course;
  made.work.assignment = assignment.assignment;
  made.work.sha256 = "sha of it";
  made.shares.words = words;
  made.shares.copied = borrowed;
  return made;
}

class CheckedWorksTest : public ::testing::Test {
 protected:
  std::vector<CheckedWork> recorded(const AssignmentName& assignment = kEssay) const {
    return works_.of(assignment).value();
  }
  // The files with the records.
  std::vector<fs::path> files() const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(directory_.path())) {
      if (entry.path().extension() == ".jsonl") found.push_back(entry.path());
    }
    return found;
  }

  TemporaryDirectory directory_;
  CheckedWorks works_{directory_.path()};
};

TEST_F(CheckedWorksTest, AreOfOneAssignmentEachOnceTheLastCheckOfEach) {
  EXPECT_TRUE(recorded().empty());
  ASSERT_TRUE(works_.record(kEssay, work("b", 30)));
  ASSERT_TRUE(works_.record(kEssay, work("a", 10)));
  ASSERT_TRUE(works_.record(kEssay, work("b", 40)));
  for (const AssignmentName& other : {AssignmentName{"OSU", "History", "Essay 1"}, AssignmentName{"KNU", "", "Essay 1"},
                                      AssignmentName{"KNU", "HistoryE", "ssay 1"}}) {
    ASSERT_TRUE(works_.record(other, work("c", 1)));
  }
  EXPECT_EQ(recorded(), (std::vector{work("a", 10), work("b", 40)}));
}

TEST_F(CheckedWorksTest, TheSameCheckAgainWritesNothing) {
  ASSERT_TRUE(works_.record(kEssay, work("a", 10)));
  const auto size = fs::file_size(files().at(0));
  ASSERT_TRUE(works_.record(kEssay, work("a", 10)));
  EXPECT_EQ(fs::file_size(files().at(0)), size);
}

TEST_F(CheckedWorksTest, ALineThatACrashLeftUnfinishedIsNoCheck) {
  ASSERT_TRUE(works_.record(kEssay, work("a", 10)));
  std::ofstream(files().at(0), std::ios::app) << R"({"work":"b","sha)";
  EXPECT_EQ(recorded(), std::vector{work("a", 10)});
  ASSERT_TRUE(works_.record(kEssay, work("c", 20)));
  EXPECT_EQ(recorded(), (std::vector{work("a", 10), work("c", 20)}));
}

TEST_F(CheckedWorksTest, ADamagedLineIsNamed) {
  ASSERT_TRUE(works_.record(kEssay, work("a", 10)));
  for (const char* line : {"{}\n", "7\n",
                           R"({"work":"x","sha256":"","words":1,"borrowed":2})"
                           "\n",
                           R"({"work":"x","sha256":"","words":-1,"borrowed":0})"
                           "\n"}) {
    std::ofstream(files().at(0), std::ios::trunc) << line;
    const auto read = works_.of(kEssay);
    ASSERT_FALSE(read) << line;
    EXPECT_EQ(read.error().code, ErrorCode::kCorrupt);
    EXPECT_NE(read.error().message.find("line 1"), std::string::npos) << read.error().message;
  }
}

TEST_F(CheckedWorksTest, WhatIsForgottenIsInNoFileOfTheInstitution) {
  const AssignmentName other{"KNU", "History", "Essay 2"};
  ASSERT_TRUE(works_.record(kEssay, work("a", 10)));
  ASSERT_TRUE(works_.record(kEssay, work("b", 20)));
  ASSERT_TRUE(works_.record(other, work("a", 30)));
  ASSERT_TRUE(works_.record({"OSU", "", "x"}, work("a", 40)));
  ASSERT_TRUE(works_.forget("KNU", "sha of a", ""));
  EXPECT_EQ(recorded(), std::vector{work("b", 20)});
  EXPECT_TRUE(recorded(other).empty());
  EXPECT_EQ(recorded({"OSU", "", "x"}), std::vector{work("a", 40)});
  ASSERT_TRUE(works_.forget("KNU", "", "b"));
  EXPECT_TRUE(recorded().empty());
  EXPECT_TRUE(works_.forget("KNU", "", ""));
  EXPECT_TRUE(works_.forget("nobody", "x", "y"));
}

TEST_F(CheckedWorksTest, NothingIsRecordedForNoAssignmentOrNoWork) {
  EXPECT_FALSE(works_.record({"KNU", "History", ""}, work("a", 1)));
  EXPECT_FALSE(works_.record(kEssay, work("", 1)));
  EXPECT_FALSE(works_.record(kEssay, work("a", 101)));
}

TEST_F(CheckedWorksTest, FromSeveralThreadsNoneIsLost) {
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([this, thread] {
        for (int i = 0; i < 10; ++i) {
          EXPECT_TRUE(works_.record(kEssay, work(std::to_string(thread) + "." + std::to_string(i), 1)));
        }
      });
    }
  }
  EXPECT_EQ(recorded().size(), 40U);
}

TEST_F(CheckedWorksTest, AReportStandsAmongTheOthersOfItsAssignment) {
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(works_.record(kEssay, work("w" + std::to_string(i), 10U * i)));
  const auto standing = recorded_standing(works_, report(kEssay, 20), "w4").value();
  EXPECT_EQ(standing.shares, (std::vector<std::uint32_t>{0, 1000, 2000, 3000}));
  EXPECT_EQ(standing.less, 2U);
  EXPECT_EQ(standing.same, 1U);
  EXPECT_EQ(standing.more, 1U);
  EXPECT_EQ(recorded_standing(works_, report({"KNU", "History", ""}, 20), "w4")->works(), 0U);
}

TEST_F(CheckedWorksTest, WorksOfOneRunStandAmongEachOtherAndThoseRecorded) {
  ASSERT_TRUE(works_.record(kEssay, work("old", 50)));
  ASSERT_TRUE(works_.record(kEssay, work("again", 99)));
  CheckedWork again = work("again", 10);
  again.work = "";  // known by its bytes
  const std::vector<CheckOfRun> run = {{kEssay, again},
                                       {kEssay, {"", "sha of new", 100, 30}},
                                       {{"KNU", "History", "Essay 2"}, {"", "sha of x", 100, 30}},
                                       {{"KNU", "History", ""}, {"", "sha of y", 100, 30}}};
  const auto standings = standings_together(works_, run).value();
  EXPECT_EQ(standings[0].shares, (std::vector<std::uint32_t>{3000, 5000}));
  EXPECT_EQ(standings[0].more, 2U);
  EXPECT_EQ(standings[1].shares, (std::vector<std::uint32_t>{1000, 5000}));
  EXPECT_EQ(standings[1].less, 1U);
  EXPECT_EQ(standings[2].works(), 0U);
  EXPECT_EQ(standings[3].works(), 0U);
}

}  // namespace
}  // namespace tamga
