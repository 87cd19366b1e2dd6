// Terminals, pipes and signals.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

#include "tests/e2e/program.h"

namespace tamga::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class TerminalTest : public CorpusTest {
 protected:
  ProcessResult check_on_terminal(std::map<std::string, std::string> environment) {
    const auto source = write("a.txt", own_words(1, 40));
    EXPECT_EQ(run("add", {source}).exit_code, 0);
    return run("check", {source}, {.environment = std::move(environment), .terminal = true});
  }
};

TEST_F(TerminalTest, ShowsBoldText) {
  EXPECT_THAT(check_on_terminal({{"TERM", "xterm"}, {"NO_COLOR", ""}}).output, HasSubstr("\x1b[1m"));
}

TEST_F(TerminalTest, WithNoColorHasNoBoldText) {
  EXPECT_THAT(check_on_terminal({{"TERM", "xterm"}, {"NO_COLOR", "1"}}).output, Not(HasSubstr("\x1b[1m")));
}

TEST_F(TerminalTest, ThatIsDumbHasNoBoldText) {
  EXPECT_THAT(check_on_terminal({{"TERM", "dumb"}, {"NO_COLOR", ""}}).output, Not(HasSubstr("\x1b[1m")));
}

TEST_F(TerminalTest, ShowsProgress) {
  const auto result =
      run("add", {write("a.txt", own_words(1, 40))}, {.environment = {{"TERM", "xterm"}}, .terminal = true});
  EXPECT_THAT(result.output, HasSubstr("[####################]  1/1  a.txt"));
}

TEST_F(TerminalTest, PipesHaveNoEscapes) {
  const auto source = write("a.txt", own_words(1, 40));
  for (const auto& result : {run("add", {source}), run("check", {source}), run("list", {}), run("stats", {})}) {
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ((result.output + result.errors).find('\x1b'), std::string::npos);
    EXPECT_EQ((result.output + result.errors).find('\r'), std::string::npos);
  }
}

TEST_F(TerminalTest, HostileNamesAndTextsAreShownHarmless) {
  const std::string name = "a\x1b]0;owned\a\n\u202E.txt";
  const auto source = write(name, "\x1b[31m " + own_words(1, 40) + " \u202Etxet\u202C");
  const auto hidden = write("b\x1b[2J.xyz", std::string("\0\1\2\3", 4));
  for (const auto& result :
       {run("add", {source, hidden}), run("list", {}), run("check", {source, hidden}), tamga({"explain", source}),
        tamga({"compare", source, source}), run("remove", {"x\x1b[2J"})}) {
    const auto all = result.output + result.errors;
    EXPECT_EQ(all.find('\x1b'), std::string::npos) << all;
    EXPECT_EQ(all.find('\a'), std::string::npos) << all;
    EXPECT_EQ(all.find("\u202E"), std::string::npos) << all;
  }
}

TEST_F(TerminalTest, AReaderWhoLeavesIsNoError) {
  for (std::uint32_t i = 0; i < 40; ++i) write("sources/" + std::to_string(i) + ".txt", own_words(i, 2000));
  ASSERT_EQ(run("add", {path("sources")}).exit_code, 0);
  // More output than a pipe holds, so that writing fails while the program runs.
  Process explain(tamga_command({"explain", path("sources/1.txt"), "--format", "json"}));
  ASSERT_TRUE(explain.wait_for_lines(1));
  explain.close_output();
  const auto explained = explain.wait();
  EXPECT_EQ(explained.exit_code, 0);
  EXPECT_EQ(explained.signal, 0);
  EXPECT_EQ(explained.errors, "");

  Process list(tamga_command({"list", "--corpus", corpus().string()}));
  list.close_output();
  const auto listed = list.wait();
  EXPECT_EQ(listed.exit_code, 0);
  EXPECT_EQ(listed.errors, "");
}

TEST_F(TerminalTest, AFullOutputIsAnError) {
  const auto result =
      run_process({"/bin/sh", "-c", "\"$0\" stats --corpus \"$1\" > /dev/full", TAMGA_PROGRAM, corpus()});
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_THAT(result.errors, HasSubstr("standard output: "));
}

TEST_F(TerminalTest, CtrlCStopsAddingAndLeavesASoundCorpus) {
  for (std::uint32_t i = 0; i < 2000; ++i) write("sources/" + std::to_string(i) + ".txt", own_words(i, 200));
  Process add(tamga_command({"add", "--corpus", corpus().string(), path("sources")}));
  ASSERT_TRUE(add.wait_for_lines(3));
  add.send(SIGINT);
  const auto result = add.wait();
  EXPECT_EQ(result.exit_code, 130) << result.errors;
  EXPECT_THAT(result.errors, HasSubstr("interrupted"));
  const auto acknowledged = static_cast<std::uint64_t>(std::ranges::count(result.output, '\n'));
  EXPECT_LT(acknowledged, 2000U);
  EXPECT_EQ(counted_documents(corpus()), acknowledged);
  expect_sound();
}

}  // namespace
}  // namespace tamga::testing
