// docs/cli.md shows the help of every command as the program prints it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/golden.h"
#include "tests/support/process.h"

namespace tamga {
namespace {

using testing::read_file;
using testing::run_process;
using testing::update_golden;
using testing::write_file;

const std::string kDocument = TAMGA_SOURCE_DIR "/docs/cli.md";

// The first line of the block of a command: "```text help check".
std::string opening(const std::string& command) {
  return "```text help" + (command.empty() ? "" : " " + command) + "\n";
}

// The text between the opening line of a command's block and the closing fence; both positions in the document.
struct Block {
  std::size_t begin = std::string::npos;
  std::size_t end = std::string::npos;
};

Block find_block(const std::string& document, const std::string& command) {
  const auto line = document.find(opening(command));
  if (line == std::string::npos) return {};
  const auto begin = line + opening(command).size();
  return {begin, document.find("```\n", begin)};
}

class HelpTest : public ::testing::TestWithParam<std::string> {};

TEST_P(HelpTest, StandsInTheDocumentation) {
  std::vector<std::string> command = {TAMGA_PROGRAM};
  if (!GetParam().empty()) command.push_back(GetParam());
  command.emplace_back("--help");
  const auto result = run_process(command, {.environment = {{"TAMGA_CORPUS", ""}}});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.errors, "");
  EXPECT_NE(result.output.find("Example:\n  tamga"), std::string::npos);

  auto document = read_file(kDocument);
  auto block = find_block(document, GetParam());
  ASSERT_NE(block.begin, std::string::npos) << "docs/cli.md has no block " << opening(GetParam());
  ASSERT_NE(block.end, std::string::npos);
  if (update_golden()) {
    document.replace(block.begin, block.end - block.begin, result.output);
    write_file(kDocument, document);
    block = find_block(document, GetParam());
  }
  EXPECT_EQ(document.substr(block.begin, block.end - block.begin), result.output);
}

INSTANTIATE_TEST_SUITE_P(Commands, HelpTest,
                         ::testing::Values("", "init", "add", "check", "report", "compare", "list", "remove", "scan", "stats",
                                           "explain", "doctor", "keygen", "sign",
                                           "verify", "reproduce", "serve", "key", "audit", "fsck", "reindex",
                                           "compact", "stopset", "backup", "ledger", "restore", "version"),
                         [](const auto& test) { return test.param.empty() ? "tamga" : test.param; });

TEST(Help, ListsEveryDocumentedCommand) {
  const auto help = run_process({TAMGA_PROGRAM, "--help"}).output;
  const auto document = read_file(kDocument);
  for (std::size_t at = 0; (at = document.find("```text help ", at)) != std::string::npos; ++at) {
    const auto begin = at + 13;
    const auto command = document.substr(begin, document.find('\n', begin) - begin);
    EXPECT_NE(help.find("  " + command + " "), std::string::npos) << command;
  }
}

}  // namespace
}  // namespace tamga
