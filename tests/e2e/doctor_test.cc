// What an administrator sees of the sandbox, here and in a container that refuses namespaces.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <seccomp.h>
#include <sys/prctl.h>

#include <cerrno>

#include "tests/e2e/program.h"

namespace tamga::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// As containers do it: the calls that make namespaces and mounts are not permitted, whoever asks.
bool refuse_namespaces() {
  const auto filter = seccomp_init(SCMP_ACT_ALLOW);
  for (const int call : {SCMP_SYS(unshare), SCMP_SYS(mount), SCMP_SYS(pivot_root)}) {
    if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) != 0) return false;
  }
  const bool loaded = seccomp_load(filter) == 0;
  seccomp_release(filter);
  return loaded;
}

class DoctorTest : public CorpusTest {
 protected:
  static ProcessOptions container() {
    ProcessOptions options;
    options.in_child = refuse_namespaces;
    return options;
  }
};

TEST_F(DoctorTest, ShowsFormatsLimitsAndLayers) {
  const auto result = tamga({"--limit", "memory=1GiB", "doctor"});
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  for (const char* const expected : {"DOCX", "memory        1 GiB", "system-call filter", "on   no new privileges"}) {
    EXPECT_THAT(result.output, HasSubstr(expected));
  }
}

TEST_F(DoctorTest, ALayerThatTheKernelRefusesIsShownAndTheOthersStand) {
  const auto result = tamga({"doctor"}, container());
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_THAT(result.output, HasSubstr("off  network namespace (Operation not permitted)"));
  EXPECT_THAT(result.output, HasSubstr("off  empty file system (Operation not permitted)"));
  EXPECT_THAT(result.output, HasSubstr("on   system-call filter"));
  EXPECT_THAT(result.output, Not(HasSubstr("All layers are on")));
}

TEST_F(DoctorTest, InAContainerFilesAreReadUnlessTheSandboxIsRequired) {
  const auto essay = write("essay.txt", own_words(1, 40));
  const auto read = run("add", {essay}, container());
  EXPECT_EQ(read.exit_code, 0) << read.errors;
  const auto refused = run("add", {"--require-sandbox", essay}, container());
  EXPECT_EQ(refused.exit_code, 4);
  EXPECT_EQ(refused.output, "");
  EXPECT_THAT(refused.errors, HasSubstr("not all layers of the sandbox can be put on here: "));
  EXPECT_THAT(refused.errors, HasSubstr("network namespace (Operation not permitted)"));
}

TEST_F(DoctorTest, ALimitThatThereIsNotIsWrongUsage) {
  const auto result = tamga({"--limit", "sugar=1", "doctor"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.errors, HasSubstr("sugar: there is no such limit"));
}

}  // namespace
}  // namespace tamga::testing
