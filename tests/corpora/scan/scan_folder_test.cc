// Killed and started again: the folder of a scan ends up the same to the byte.
#include "corpora/scan/scan_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>

#include "tests/corpora/scan/made_works.h"
#include "tests/support/temporary_directory.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using testing::made_class;
using testing::scan_made;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::map<std::string, std::string> files_below(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[entry.path().lexically_relative(folder)] = bytes_of(entry.path());
  }
  return files;
}

class ScanFolderTest : public ::testing::Test {
 protected:
  ScanOptions into(const std::string& name) const {
    ScanOptions options;
    options.out = directory_.path() / name;
    return options;
  }
  fs::path path(const std::string& name) const { return directory_.path() / name; }

  testing::TemporaryDirectory directory_;
};

TEST_F(ScanFolderTest, HoldsLinesReportsOverviewAndSummary) {
  const auto says = scan_made(made_class(), into("out"));
  ASSERT_TRUE(says) << says.error().message;
  const auto files = files_below(path("out"));
  EXPECT_EQ(files.size(), 5U + 2 * 11);
  EXPECT_EQ(files.at("summary.json"), says->summary + "\n");
  std::string lines;
  for (const auto& line : says->lines) {
    if (line.find("\"error\"") == std::string::npos) lines += line + "\n";
  }
  EXPECT_EQ(files.at("works.jsonl"), lines);
  EXPECT_THAT(files.at("overview.html"), HasSubstr("reports/000002.html"));
  EXPECT_THAT(files.at("overview.csv"), HasSubstr("class/01.txt"));
}

TEST_F(ScanFolderTest, StoppedAnywhereItGoesOnToTheSameBytes) {
  const auto expected = scan_made(made_class(), into("whole"));
  const auto whole = files_below(path("whole"));
  for (const std::uint64_t stop : {1U, 2U, 5U, 11U}) {
    const auto name = "stopped" + std::to_string(stop);
    ASSERT_TRUE(scan_made(made_class(), into(name), stop)->stopped);
    // What a kill leaves: half a line, and half a report that no line tells of.
    std::ofstream(path(name) / "works.jsonl", std::ios::app) << R"({"file":"class/)";
    std::ofstream(path(name) / "reports" / "000011.json.new") << "{";
    const auto says = scan_made(made_class(), into(name));
    EXPECT_EQ(*says, *expected);
    fs::remove(path(name) / "reports" / "000011.json.new");
    EXPECT_EQ(files_below(path(name)), whole) << stop;
  }
}

TEST_F(ScanFolderTest, ADamagedReportIsMadeAgain) {
  ASSERT_TRUE(scan_made(made_class(), into("out")));
  const auto whole = files_below(path("out"));
  std::ofstream(path("out") / "reports" / "000004.json", std::ios::trunc) << "{}";
  fs::remove(path("out") / "reports" / "000006.html");
  ASSERT_TRUE(scan_made(made_class(), into("out")));
  EXPECT_EQ(files_below(path("out")), whole);
}

TEST_F(ScanFolderTest, AnotherScanIsRefused) {
  ASSERT_TRUE(scan_made(made_class(), into("out")));
  auto works = made_class();
  works[2].bytes += "дагы";
  const auto other_files = scan_made(works, into("out"));
  ASSERT_FALSE(other_files);
  EXPECT_EQ(other_files.error().code, ErrorCode::kInvalidArgument);
  EXPECT_THAT(other_files.error().message, HasSubstr("another scan"));
  auto options = into("out");
  options.settings.min_words = 9;
  EXPECT_FALSE(scan_made(made_class(), options));
}

TEST_F(ScanFolderTest, AFolderWithOtherFilesIsRefused) {
  fs::create_directories(path("out"));
  std::ofstream(path("out") / "thesis.docx") << "mine";
  const auto says = scan_made(made_class(), into("out"));
  ASSERT_FALSE(says);
  EXPECT_THAT(says.error().message, HasSubstr("other files"));
  EXPECT_EQ(bytes_of(path("out") / "thesis.docx"), "mine");
}

TEST_F(ScanFolderTest, TwoScansDoNotShareAFolder) {
  const auto first = ScanFolder::open(path("out"));
  ASSERT_TRUE(first);
  const auto second = ScanFolder::open(path("out"));
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kUnavailable);
}

TEST_F(ScanFolderTest, ReportsAreKeptAsAsked) {
  auto found = into("found");
  found.reports = ReportsKept::kWithSources;
  ASSERT_TRUE(scan_made(made_class(), found));
  EXPECT_EQ(files_below(path("found") / "reports").size(), 2U * 5);
  auto none = into("none");
  none.reports = ReportsKept::kNone;
  ASSERT_TRUE(scan_made(made_class(), none));
  EXPECT_TRUE(files_below(path("none") / "reports").empty());
}

}  // namespace
}  // namespace tamga
