// A worker whose reader tries to break out is stopped, whoever it runs as, and the next document is read all the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "corpora/worker/sanitizer_build.h"
#include "tests/support/process.h"

namespace tamga::testing {
namespace {

using ::testing::AnyOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

enum class User { kSame, kNobody };

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end == std::string::npos ? text.size() : end + 1;
  }
  return lines;
}

// What the caller of the attacked worker got. The document after it must be read.
std::string outcome_of(const std::string& attack, User user, const std::vector<std::string>& without = {}) {
  std::vector<std::string> command = {TAMGA_ATTACKER, attack};
  command.insert(command.end(), without.begin(), without.end());
  ProcessOptions options;
  if (user == User::kNobody) options.in_child = become_nobody;
  const auto result = run_process(command, options);
  EXPECT_EQ(result.exit_code, 0) << result.output << result.errors;
  const auto lines = lines_of(result.output);
  if (lines.size() != 2) return "not two lines: " + result.output;
  EXPECT_EQ(lines[1], "read") << "the document after the attack";
  return lines[0];
}

class BreakOut : public ::testing::TestWithParam<User> {
 protected:
  // Stopped by the filter: killed, or, where the sanitizers' runtime needs it so, refused.
  static void expect_stopped(const std::string& attack) {
    const auto outcome = outcome_of(attack, GetParam());
    if (kSanitizerBuild)
      EXPECT_THAT(outcome, AnyOf(StartsWith("refused"), HasSubstr("reader crashed"))) << attack;
    else
      EXPECT_EQ(outcome, attack + ": damaged: its reader tried a forbidden system call and was stopped");
  }
};

TEST_P(BreakOut, StartingAProgram) {
  expect_stopped("exec");
}

TEST_P(BreakOut, ConnectingToTheNetwork) {
  expect_stopped("connect");
}

TEST_P(BreakOut, OpeningAFile) {
  expect_stopped("open");
}

TEST_P(BreakOut, CreatingAFile) {
  expect_stopped("create");
  EXPECT_NE(::access("/tmp/tamga-escaped", F_OK), 0);
}

TEST_P(BreakOut, Forking) {
  expect_stopped("fork");
}

TEST_P(BreakOut, SignallingOthers) {
  expect_stopped("kill");
}

TEST_P(BreakOut, TracingOthers) {
  expect_stopped("trace");
}

TEST_P(BreakOut, MakingMemoryExecutable) {
  if (kSanitizerBuild) GTEST_SKIP() << "the runtime of the sanitizers maps memory as it likes";
  expect_stopped("code");
}

TEST_P(BreakOut, EatingMemory) {
  if (kSanitizerBuild) GTEST_SKIP() << "the address space of a sanitizer build is not bounded";
  EXPECT_EQ(outcome_of("memory", GetParam()), "memory: needs more than 128 MiB of memory, the limit");
}

TEST_P(BreakOut, Spinning) {
  EXPECT_EQ(outcome_of("spin", GetParam()), "spin: needs more than 300 ms of processor time, the limit");
}

TEST_P(BreakOut, WaitingForEver) {
  EXPECT_EQ(outcome_of("wait", GetParam()), "wait: takes longer than 2 s, the limit");
}

TEST_P(BreakOut, CrashingIsOneSentence) {
  for (const std::string attack : {"crash", "abort", "throw"}) {
    EXPECT_THAT(outcome_of(attack, GetParam()), StartsWith(attack + ": damaged: its reader crashed"));
  }
}

TEST_P(BreakOut, AWorkerIsNeverRoot) {
  EXPECT_THAT(outcome_of("user", GetParam(), {"system-call filter"}), StartsWith("done: "));
}

// One layer after the other holds what the one above it let through.
TEST_P(BreakOut, BehindTheFilterTheNextLayersHold) {
  const std::string filter = "system-call filter";
  EXPECT_THAT(outcome_of("open", GetParam(), {filter}), StartsWith("refused"));
  EXPECT_THAT(outcome_of("create", GetParam(), {filter}), StartsWith("refused"));
  EXPECT_THAT(outcome_of("exec", GetParam(), {filter}), StartsWith("refused"));
  EXPECT_THAT(outcome_of("connect", GetParam(), {filter}), StartsWith("refused"));
  EXPECT_THAT(outcome_of("kill", GetParam(), {filter}), StartsWith("refused"));
  EXPECT_THAT(outcome_of("trace", GetParam(), {filter}), StartsWith("refused"));
  EXPECT_THAT(outcome_of("fork", GetParam(), {filter}), StartsWith("refused"));
}

TEST_P(BreakOut, TheEmptyFileSystemHoldsWithoutLandlock) {
  const auto outcome = outcome_of("open", GetParam(), {"system-call filter", "Landlock", "resource limits"});
  EXPECT_EQ(outcome, "refused: No such file or directory");
}

INSTANTIATE_TEST_SUITE_P(Users, BreakOut, ::testing::Values(User::kSame, User::kNobody),
                         [](const auto& test) { return test.param == User::kSame ? "SameUser" : "Nobody"; });

}  // namespace
}  // namespace tamga::testing
