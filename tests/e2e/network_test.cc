// The program needs no network, and asks for none: the promise "text stays here".
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/e2e/program.h"
#include "tests/support/golden.h"

namespace tamga::testing {
namespace {

using ::testing::HasSubstr;

class NetworkTest : public CorpusTest {
 protected:
  std::vector<std::string> add_command() const {
    return tamga_command({"add", "--corpus", corpus().string(), path("work.txt"), path("work.docx")});
  }
  void write_works() const {
    write("work.txt", own_words(1, 40));
    write("work.docx", docx_of({own_words(2, 40)}));
  }
};

TEST_F(NetworkTest, WorksInANetworkWithoutDevices) {
  write_works();
  ProcessOptions options;
  options.in_child = [] { return ::unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0; };
  const auto result = run_process(add_command(), options);
  if (result.exit_code == kChildFailed) GTEST_SKIP() << "this kernel gives no network namespace to this user";
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_THAT(result.errors, HasSubstr("2 added"));
}

TEST_F(NetworkTest, ATraceShowsNoSocketButThoseBetweenItsOwnProcesses) {
  const std::string tracer = "/usr/bin/strace";
  if (!std::filesystem::exists(tracer)) GTEST_SKIP() << "strace is not installed";
  write_works();
  const auto trace = path("trace");
  auto command = add_command();
  command.insert(command.begin(),
                 {tracer, "-f", "-o", trace, "-e", "trace=socket,connect,bind,listen,socketpair", "--"});
  ProcessOptions options;
  options.environment = {{"ASAN_OPTIONS", "detect_leaks=0"}};  // looks at the process as strace does: one at a time
  const auto result = run_process(command, options);
  ASSERT_EQ(result.exit_code, 0) << result.errors;
  const auto calls = read_file(trace);
  EXPECT_THAT(calls, HasSubstr("socketpair(AF_UNIX"));
  for (const char* const call : {" socket(", " connect(", " bind(", " listen("}) {
    EXPECT_EQ(calls.find(call), std::string::npos) << call << " in\n" << calls;
  }
}

}  // namespace
}  // namespace tamga::testing
