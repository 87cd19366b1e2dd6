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

// Commands that between them open archives and dumps, write and search a corpus, and make a page.
class NetworkTest : public CorpusTest {
 protected:
  std::vector<std::vector<std::string>> commands() const {
    const auto library = corpus().string();
    return {
        tamga_command({"add", "--corpus", library, path("work.txt"), path("work.docx"), path("works.zip")}),
        tamga_command({"add", "--corpus", library, "--wiki", path("dump.xml")}),
        tamga_command({"check", "--corpus", library, "--html", path("pages"), path("works.zip"), path("work.txt")})};
  }
  void write_works() const {
    write("work.txt", own_words(1, 40));
    write("work.docx", docx_of({own_words(2, 40)}));
    write("works.zip", zip_of({{"a.txt", own_words(3, 40)}, {"inner.zip", zip_of({{"b.txt", own_words(4, 40)}})}}));
    write("dump.xml", "<mediawiki><page><title>T</title><ns>0</ns><id>1</id><revision><text>" + own_words(5, 40) +
                          "</text></revision></page></mediawiki>");
  }
};

TEST_F(NetworkTest, WorksInANetworkWithoutDevices) {
  write_works();
  ProcessOptions options;
  options.in_child = [] { return ::unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0; };
  for (const auto& command : commands()) {
    const auto result = run_process(command, options);
    if (result.exit_code == kChildFailed) GTEST_SKIP() << "this kernel gives no network namespace to this user";
    EXPECT_EQ(result.exit_code, 0) << result.errors;
  }
  EXPECT_EQ(counted_documents(corpus()), 5U);
}

TEST_F(NetworkTest, ATraceShowsNoSocketButThoseBetweenItsOwnProcesses) {
  const std::string tracer = "/usr/bin/strace";
  if (!std::filesystem::exists(tracer)) GTEST_SKIP() << "strace is not installed";
  write_works();
  const auto trace = path("trace");
  ProcessOptions options;
  options.environment = {{"ASAN_OPTIONS", "detect_leaks=0"}};  // looks at the process as strace does: one at a time
  for (auto command : commands()) {
    command.insert(command.begin(),
                   {tracer, "-f", "-o", trace, "-e", "trace=socket,connect,bind,listen,socketpair", "--"});
    const auto result = run_process(command, options);
    ASSERT_EQ(result.exit_code, 0) << result.errors;
    const auto calls = read_file(trace);
    EXPECT_THAT(calls, HasSubstr("socketpair(AF_UNIX"));
    for (const char* const call : {" socket(", " connect(", " bind(", " listen("}) {
      EXPECT_EQ(calls.find(call), std::string::npos) << call << " in\n" << calls;
    }
  }
}

}  // namespace
}  // namespace tamga::testing
