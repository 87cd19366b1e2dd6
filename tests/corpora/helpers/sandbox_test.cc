// A program inside the sandbox of the helpers reaches no network, sees no file of ours and changes none, whoever starts
// it.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <grp.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "corpora/helpers/helper_broker.h"
#include "corpora/helpers/helper_programs.h"
#include "tests/support/process.h"
#include "tests/support/temporary_directory.h"

namespace tamga::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

enum class User { kSame, kNobody };

bool become_nobody() {
  constexpr unsigned kNobody = 65534;
  return ::geteuid() != 0 || (::setgroups(0, nullptr) == 0 && ::setgid(kNobody) == 0 && ::setuid(kNobody) == 0);
}

class HelperSandbox : public ::testing::TestWithParam<User> {
 protected:
  void SetUp() override {
    if (bubblewrap_path().empty()) GTEST_SKIP() << "bubblewrap is not installed";
    if (run("echo works").output != "works\n") GTEST_SKIP() << "bubblewrap cannot make a sandbox here";
  }

  // What a shell in the place of a helper says.
  static ProcessResult run(const std::string& script) {
    auto arguments = helper_arguments(Helper::kProbe, 0);
    arguments.back() = "/usr/bin/bash";
    arguments.insert(arguments.end(), {"-c", script});
    ProcessOptions options;
    options.directory = "/";
    if (GetParam() == User::kNobody) options.in_child = become_nobody;
    return run_process(arguments, options);
  }

  static void expect_refused(const std::string& attempt) {
    EXPECT_THAT(run("if " + attempt + "; then echo done; else echo refused; fi").output, HasSubstr("refused"))
        << attempt;
  }
};

TEST_P(HelperSandbox, ReachesNoSocketOfThisMachine) {
  const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  ASSERT_EQ(::bind(server, reinterpret_cast<const sockaddr*>(&address), size), 0);
  ASSERT_EQ(::listen(server, 1), 0);
  ASSERT_EQ(::getsockname(server, reinterpret_cast<sockaddr*>(&address), &size), 0);
  expect_refused("exec 5<>/dev/tcp/127.0.0.1/" + std::to_string(ntohs(address.sin_port)));
  ::close(server);
}

TEST_P(HelperSandbox, SeesNoFileOfOurs) {
  const TemporaryDirectory folder;
  const auto path = folder.path() / "corpus";
  std::ofstream(path) << "a student's work";
  std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
  expect_refused("cat " + path.string());
  for (const auto* each : {"/root", "/home", "/var", "/etc/passwd"}) expect_refused("ls " + std::string(each));
}

TEST_P(HelperSandbox, ChangesNoFile) {
  for (const auto* each : {"/usr/lib/x", "/x", "/etc/x"}) expect_refused("echo x > " + std::string(each));
  const auto name = "/tmp/tamga-helper-" + std::to_string(::getpid());
  EXPECT_EQ(run("echo x > " + name + " && cat " + name).output, "x\n");  // its own, in memory
  EXPECT_FALSE(std::filesystem::exists(name));
}

TEST_P(HelperSandbox, SeesNoProcessOfOurs) {
  const auto seen = run("echo /proc/[0-9]*");
  EXPECT_THAT(seen.output, Not(HasSubstr("/proc/" + std::to_string(::getpid()))));
  expect_refused("kill -0 " + std::to_string(::getpid()));
}

TEST_P(HelperSandbox, HasNoRights) {
  EXPECT_THAT(run("grep CapEff /proc/self/status; grep NoNewPrivs /proc/self/status; id -u").output,
              HasSubstr("CapEff:\t0000000000000000\nNoNewPrivs:\t1\n65534"));
}

INSTANTIATE_TEST_SUITE_P(Users, HelperSandbox, ::testing::Values(User::kSame, User::kNobody),
                         [](const auto& user) { return user.param == User::kSame ? "Same" : "Nobody"; });

TEST(HelperBroker, SaysWhatIsMissingAndStopsWhatTakesTooLong) {
  auto broker = HelperBroker::start({.cpu = std::chrono::seconds(1), .wall = std::chrono::milliseconds(1)});
  ASSERT_TRUE(broker) << broker.error().message;
  if (helper_path(Helper::kTesseract).empty() || !(*HelperBroker::start())->probe()) {
    GTEST_SKIP() << "tesseract or bubblewrap is missing";
  }
  const auto late = (*broker)->run(Helper::kTesseract, "P5 1 1 255\n ", "a.png");
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, ErrorCode::kLimitExceeded);
  EXPECT_THAT(late.error().message, HasSubstr("a.png: tesseract needs more than 1 s"));
}

}  // namespace
}  // namespace tamga::testing
