// What an operator does with a corpus: purge, inspect, repair, copy, restore.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/e2e/program.h"
#include "tests/support/golden.h"

namespace tamga::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;

class UpkeepTest : public CorpusTest {
 protected:
  void add(const std::string& name, std::uint32_t seed) const {
    const auto added = run("add", {write(name, own_words(seed, 400))});
    ASSERT_EQ(added.exit_code, 0) << added.errors;
  }

  // The files of the corpus that hold these bytes.
  std::vector<std::string> files_with(const std::string& bytes) const {
    std::vector<std::string> found;
    for (const auto& file : fs::recursive_directory_iterator(corpus())) {
      if (file.is_regular_file() && read_file(file.path()).find(bytes) != std::string::npos) {
        found.push_back(file.path().filename());
      }
    }
    return found;
  }
};

TEST_F(UpkeepTest, CompactPurgesWhatWasRemoved) {
  add("kept.txt", 1);
  add("a-name-to-forget.txt", 2);
  ASSERT_EQ(run("remove", {"a-name-to-forget.txt"}).exit_code, 0);
  ASSERT_FALSE(files_with("a-name-to-forget").empty());
  const auto compacted = run("compact", {});
  EXPECT_EQ(compacted.exit_code, 0) << compacted.errors;
  EXPECT_THAT(files_with("a-name-to-forget"), ElementsAre());
  expect_sound();
}

TEST_F(UpkeepTest, FsckNamesDamageAndMendsTheIndex) {
  for (std::uint32_t seed = 1; seed < 5; ++seed) add(std::to_string(seed) + ".txt", seed);
  ASSERT_EQ(run("compact", {}).exit_code, 0);  // postings go into a segment
  EXPECT_THAT(run("fsck", {}).output, HasSubstr("4 documents and"));
  EXPECT_THAT(run("fsck", {}).output, HasSubstr("no damage"));

  fs::path segment;
  for (const auto& file : fs::recursive_directory_iterator(corpus() / "index")) {
    if (file.path().extension() == ".segment" && (segment.empty() || file.file_size() > fs::file_size(segment))) {
      segment = file.path();
    }
  }
  ASSERT_FALSE(segment.empty());
  auto bytes = read_file(segment);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write_file(segment, bytes);

  const auto found = run("fsck", {});
  EXPECT_EQ(found.exit_code, 4) << found.output << found.errors;
  const auto mended = run("fsck", {"--repair"});
  EXPECT_EQ(mended.exit_code, 0) << mended.output << mended.errors;
  EXPECT_THAT(mended.output, HasSubstr("no damage"));
  EXPECT_EQ(run("fsck", {}).exit_code, 0);
  expect_sound();
}

TEST_F(UpkeepTest, TheDrillOfCopyAndRestore) {
  add("kept.txt", 1);
  add("removed.txt", 2);
  const auto copy = path("copy"), restored = path("restored"), ledger = path("corpus.ledger");
  ASSERT_EQ(run("backup", {copy}).exit_code, 0);
  ASSERT_EQ(run("remove", {"removed.txt"}).exit_code, 0);
  const auto printed = run("ledger", {});
  EXPECT_THAT(printed.output, MatchesRegex(R"(\{"sequence":3,"document":2,"pseudonym":"[0-9a-f]+"\}
)"));
  write_file(ledger, printed.output);
  fs::remove_all(corpus());  // the disk is gone

  const auto back = tamga({"restore", copy, restored, "--ledger", ledger});
  EXPECT_EQ(back.exit_code, 0) << back.errors;
  EXPECT_EQ(back.output, "restored 1 documents to " + restored + "; 1 removed again\n");
  EXPECT_THAT(listed_ids(restored), ElementsAre("kept.txt"));

  const auto again = tamga({"restore", copy, restored});
  EXPECT_EQ(again.exit_code, 2);
  EXPECT_THAT(again.errors, HasSubstr("there is something of this name already"));
  const auto all = tamga({"restore", copy, path("all")});
  EXPECT_THAT(all.errors, HasSubstr("No ledger was given"));
  EXPECT_THAT(listed_ids(path("all")), ElementsAre("kept.txt", "removed.txt"));
}

TEST_F(UpkeepTest, AStopSetGoesFromOneCorpusToAnother) {
  const auto form = own_words(9, 60);
  for (int i = 0; i < 4; ++i) {
    const auto name = std::to_string(i) + ".txt";
    const auto added = run("add", {write(name, form + " " + own_words(static_cast<std::uint32_t>(20 + i), 100))});
    ASSERT_EQ(added.exit_code, 0);
  }
  EXPECT_THAT(run("stopset", {"--in-more-than", "3"}).output, MatchesRegex("stop set [0-9a-f]+: [0-9]+ phrases\n"));
  const auto set = run("stopset", {}).output;
  EXPECT_THAT(set, HasSubstr("tamga stop set 1 "));
  EXPECT_EQ(run("stopset", {"--clear"}).exit_code, 0);
  EXPECT_NE(run("stopset", {}).output, set);
  EXPECT_EQ(run("stopset", {"--use", write("forms.stop", set)}).exit_code, 0);
  EXPECT_EQ(run("stopset", {}).output, set);
  const auto bad = run("stopset", {"--use", write("bad.stop", set + "x\n")});
  EXPECT_NE(bad.exit_code, 0);
  EXPECT_THAT(bad.errors, HasSubstr("bad.stop: line "));
}

TEST_F(UpkeepTest, ReindexKeepsTheDocuments) {
  add("kept.txt", 1);
  EXPECT_EQ(run("reindex", {}).output, "index entries of 1 documents made anew\n");
  expect_sound();
}

}  // namespace
}  // namespace tamga::testing
