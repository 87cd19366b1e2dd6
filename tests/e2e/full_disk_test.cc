// A full disk under add, compact, backup and scan: one sentence, nothing acknowledged is lost, and the same command
// goes on when there is room.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "tests/e2e/program.h"
#include "tests/support/small_disk.h"

namespace tamga::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::uint64_t kMegabyte = 1U << 20U;
constexpr std::uint32_t kSources = 120;

class FullDiskProgram : public CorpusTest {
 protected:
  void mount(std::uint64_t bytes) {
    fs::create_directory(path("disk"));
    disk_ = SmallDisk::mount(path("disk"), bytes);
    if (disk_ == nullptr) GTEST_SKIP() << "no rights to mount a small disk here";
  }

  void write_sources(std::uint32_t count = kSources, std::size_t words = 4000) const {
    for (std::uint32_t i = 0; i < count; ++i) write("sources/" + std::to_string(i) + ".txt", own_words(i, words));
  }

  // The program said one sentence, about a path that begins with `place`, and stopped.
  void expect_full(const ProcessResult& result, const std::string& place) const {
    EXPECT_EQ(result.exit_code, 4) << result.output << result.errors;
    EXPECT_EQ(std::ranges::count(result.errors, '\n'), 1) << result.errors;
    EXPECT_THAT(result.errors, StartsWith("tamga: " + path(place)));
    EXPECT_THAT(result.errors, EndsWith("the disk is full\n"));
  }

  std::unique_ptr<SmallDisk> disk_;
};

TEST_F(FullDiskProgram, AddKeepsWhatItAcknowledgedAndGoesOn) {
  ASSERT_NO_FATAL_FAILURE(mount(5 * kMegabyte));
  if (IsSkipped()) return;
  constexpr std::uint32_t kMany = 5 * kSources;  // more than are written together
  write_sources(kMany, 800);
  const auto directory = path("disk/corpus");
  ASSERT_EQ(tamga({"init", directory}).exit_code, 0);
  const auto first = tamga({"add", "--corpus", directory, path("sources/0.txt"), path("sources/1.txt")});
  ASSERT_EQ(first.exit_code, 0) << first.errors;
  const std::vector<std::string> add = {"add", "--corpus", directory, path("sources")};
  const auto full = tamga(add);
  expect_full(full, "disk/corpus");
  const auto listed = listed_ids(directory);
  std::istringstream lines(first.output + full.output);  // in the second there may be none: many are written together
  std::size_t acknowledged = 0;
  for (std::string outcome, id, file; lines >> outcome >> id >> file; ++acknowledged) {
    EXPECT_TRUE(std::ranges::binary_search(listed, id)) << id;
  }
  EXPECT_GE(acknowledged, 2U);
  EXPECT_LT(acknowledged, kMany);

  ASSERT_TRUE(disk_->resize(64 * kMegabyte));
  const auto rest = tamga(add);
  EXPECT_EQ(rest.exit_code, 0) << rest.errors;
  EXPECT_EQ(listed_ids(directory).size(), kMany);
  EXPECT_EQ(tamga({"fsck", "--corpus", directory}).exit_code, 0);
}

TEST_F(FullDiskProgram, CompactChangesNothingAndGoesOn) {
  ASSERT_NO_FATAL_FAILURE(mount(64 * kMegabyte));
  if (IsSkipped()) return;
  write_sources();
  const auto directory = path("disk/corpus");
  ASSERT_EQ(tamga({"init", directory}).exit_code, 0);
  ASSERT_EQ(tamga({"add", "--corpus", directory, path("sources")}).exit_code, 0);
  ASSERT_EQ(tamga({"remove", "--corpus", directory, "7.txt"}).exit_code, 0);
  disk_->fill_up_to(kMegabyte / 8);
  expect_full(tamga({"compact", "--corpus", directory}), "disk/corpus");
  EXPECT_EQ(listed_ids(directory).size(), kSources - 1);
  disk_->clear();
  const auto compacted = tamga({"compact", "--corpus", directory});
  EXPECT_EQ(compacted.exit_code, 0) << compacted.errors;
  EXPECT_EQ(listed_ids(directory).size(), kSources - 1);
  EXPECT_EQ(tamga({"fsck", "--corpus", directory}).exit_code, 0);
}

TEST_F(FullDiskProgram, BackupLeavesNothingAndGoesOn) {
  ASSERT_NO_FATAL_FAILURE(mount(kMegabyte));
  if (IsSkipped()) return;
  write_sources();
  ASSERT_EQ(run("add", {path("sources")}).exit_code, 0);
  expect_full(run("backup", {path("disk/copy")}), "disk/copy");
  EXPECT_TRUE(fs::is_empty(path("disk")));
  ASSERT_TRUE(disk_->resize(64 * kMegabyte));
  const auto copied = run("backup", {path("disk/copy")});
  EXPECT_EQ(copied.exit_code, 0) << copied.errors;
  EXPECT_EQ(listed_ids(path("disk/copy")).size(), kSources);
}

TEST_F(FullDiskProgram, ScanGoesOnToTheSameOutput) {
  ASSERT_NO_FATAL_FAILURE(mount(kMegabyte / 2));
  if (IsSkipped()) return;
  for (std::uint32_t i = 0; i < 30; ++i) {
    write("class/" + std::to_string(i) + ".txt", own_words(i, 150) + " " + own_words(i / 2 * 2, 60));
  }
  const auto scan = [&](const std::string& out) {
    return tamga({"scan", path("class"), "--format", "jsonl", "--out", path(out)});
  };
  const auto whole = scan("whole");
  ASSERT_EQ(whole.exit_code, 0) << whole.errors;
  const auto full = scan("disk/out");
  expect_full(full, "disk/out");
  EXPECT_THAT(whole.output, StartsWith(full.output)) << "no line is told twice or wrongly";
  ASSERT_TRUE(disk_->resize(64 * kMegabyte));
  const auto rest = scan("disk/out");
  EXPECT_EQ(rest.exit_code, 0) << rest.errors;
  EXPECT_EQ(rest.output, whole.output);
}

}  // namespace
}  // namespace tamga::testing
