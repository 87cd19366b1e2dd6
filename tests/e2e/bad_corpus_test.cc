// Corpora that cannot be used: one sentence that names the corpus, exit code 4, nothing damaged.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>

#include "tests/e2e/program.h"
#include "tests/support/golden.h"

namespace tamga::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class BadCorpusTest : public CorpusTest {
 protected:
  void expect_unusable(const ProcessResult& result, const std::string& says) const {
    EXPECT_EQ(result.exit_code, 4) << result.errors;
    EXPECT_EQ(result.output, "");
    EXPECT_THAT(result.errors, HasSubstr(corpus().string()));
    EXPECT_THAT(result.errors, HasSubstr(says));
    EXPECT_EQ(std::ranges::count(result.errors, '\n'), 1) << result.errors;
  }

  // Every command that needs the corpus says the same.
  void expect_all_unusable(const std::string& says) const {
    const auto file = write("file.txt", own_words(1, 40));
    expect_unusable(run("add", {file}), says);
    expect_unusable(run("check", {file}), says);
    expect_unusable(run("list", {}), says);
    expect_unusable(run("remove", {"file.txt"}), says);
    expect_unusable(run("stats", {}), says);
  }
};

TEST_F(BadCorpusTest, NotThere) {
  fs::remove_all(corpus());
  expect_all_unusable("no corpus");
}

TEST_F(BadCorpusTest, OfAnotherVersion) {
  const auto description = corpus() / "corpus.json";
  const auto text = read_file(description);
  const auto at = text.find("\"version\": ");
  ASSERT_NE(at, std::string::npos);
  auto newer = text;
  newer.insert(at + 11, "9");
  write_file(description, newer);
  expect_all_unusable("format 9");
  write_file(description, text);
  expect_sound();
}

TEST_F(BadCorpusTest, WithADamagedDescription) {
  const auto description = corpus() / "corpus.json";
  const auto text = read_file(description);
  write_file(description, text.substr(0, text.size() / 2));
  expect_all_unusable("corpus.json");
  write_file(description, text);
  expect_sound();
}

TEST_F(BadCorpusTest, InUseByAnotherProcess) {
  for (std::uint32_t i = 0; i < 2000; ++i) write("sources/" + std::to_string(i) + ".txt", own_words(i, 200));
  Process writer(tamga_command({"add", "--corpus", corpus().string(), path("sources")}));
  ASSERT_TRUE(writer.wait_for_lines(1));
  writer.send(SIGSTOP);
  const auto file = write("file.txt", own_words(9999, 40));
  expect_unusable(run("add", {file}), "");
  expect_unusable(run("remove", {"0.txt"}), "");
  EXPECT_EQ(run("list", {}).exit_code, 0);  // reading goes on beside the writer
  EXPECT_EQ(run("check", {file}).exit_code, 0);
  writer.send(SIGCONT);
  writer.send(SIGINT);
  const auto written = writer.wait();
  EXPECT_TRUE(written.exit_code == 130 || written.exit_code == 0) << written.errors;
  expect_sound();
}

TEST_F(BadCorpusTest, ReadOnly) {
  const auto file = write("file.txt", own_words(1, 40));
  ASSERT_EQ(run("add", {file}).exit_code, 0);
  for (const auto& entry : fs::recursive_directory_iterator(root())) {
    fs::permissions(entry, entry.is_directory() ? fs::perms(0555) : fs::perms(0444));
  }
  const ProcessOptions as_nobody{.in_child = become_nobody};
  const auto added = run("add", {file}, as_nobody);
  const auto removed = run("remove", {"file.txt"}, as_nobody);
  const auto checked = run("check", {file}, as_nobody);
  const auto listed = run("list", {}, as_nobody);
  for (const auto& entry : fs::recursive_directory_iterator(root())) {
    fs::permissions(entry, fs::perms::owner_all, fs::perm_options::add);
  }
  expect_unusable(added, "");
  expect_unusable(removed, "");
  EXPECT_EQ(checked.exit_code, 0) << checked.errors;
  EXPECT_THAT(checked.output, HasSubstr("Borrowed: 40 of 40 words"));
  EXPECT_EQ(listed.exit_code, 0) << listed.errors;
  expect_sound();
}

TEST_F(BadCorpusTest, NoRights) {
  fs::permissions(corpus(), fs::perms::none);
  const auto listed = run("list", {}, {.in_child = become_nobody});
  const auto added = run("add", {write("file.txt", own_words(1, 40))}, {.in_child = become_nobody});
  fs::permissions(corpus(), fs::perms::owner_all);
  expect_unusable(listed, "");
  expect_unusable(added, "");
  expect_sound();
}

}  // namespace
}  // namespace tamga::testing
