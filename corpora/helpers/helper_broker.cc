#include "corpora/helpers/helper_broker.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <system_error>
#include <utility>

#include "corpora/helpers/helper_process.h"

namespace tamga {
namespace {

std::unexpected<Error> unavailable(const std::string& what) {
  return fail(ErrorCode::kUnavailable, what);
}

Descriptor memory_file(std::string_view content) {
  Descriptor file(::memfd_create("tamga", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  while (file.number() >= 0 && !content.empty()) {
    const auto written = ::write(file.number(), content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return Descriptor();
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  if (file.number() >= 0) ::lseek(file.number(), 0, SEEK_SET);
  return file;
}

std::string content_of(const Descriptor& file, std::uint64_t most) {
  struct stat status{};
  if (::fstat(file.number(), &status) != 0) return {};
  std::string content(std::min(static_cast<std::uint64_t>(status.st_size), most), '\0');
  std::size_t at = 0;
  while (at < content.size()) {
    const auto got = ::pread(file.number(), content.data() + at, content.size() - at, static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    at += static_cast<std::size_t>(got);
  }
  content.resize(at);
  return content;
}

// Until all processes that hold the other end are gone: what they complain of is thrown away. False: too late.
bool wait_for_end(const Descriptor& errors, std::chrono::milliseconds time) {
  const auto deadline = std::chrono::steady_clock::now() + time;
  std::array<char, 4096> thrown_away{};
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd entry{.fd = errors.number(), .events = POLLIN, .revents = 0};
    const int ready = ::poll(&entry, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno != EINTR) return false;
    if (ready > 0 && ::read(errors.number(), thrown_away.data(), thrown_away.size()) == 0) return true;
  }
}

}  // namespace

HelperBroker::HelperBroker(Descriptor control, pid_t process, const HelperLimits& limits)
    : control_(std::move(control)), process_(process), limits_(limits) {}

Result<std::unique_ptr<HelperBroker>> HelperBroker::start(const HelperLimits& limits) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return unavailable("the helper programs: " + std::generic_category().message(errno));
  }
  Descriptor ours(ends[0]);
  Descriptor theirs(ends[1]);
  const pid_t child = ::fork();
  if (child < 0) return unavailable("the helper programs: " + std::generic_category().message(errno));
  if (child == 0) run_helper_broker(std::move(theirs), limits);
  return std::unique_ptr<HelperBroker>(new HelperBroker(std::move(ours), child, limits));
}

HelperBroker::~HelperBroker() {
  control_.reset();
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Result<std::int32_t> HelperBroker::begin(Helper helper, std::uint32_t page, const Descriptor& input,
                                         const Descriptor& output, Descriptor errors) {
  const HelperRequest request{.command = HelperRequest::Command::kStart,
                              .helper = static_cast<std::uint32_t>(helper),
                              .page = page,
                              .process = 0};
  const HelperDescriptors all = {Descriptor(::dup(input.number())), Descriptor(::dup(output.number())),
                                 std::move(errors)};
  HelperAnswer answer;
  const std::scoped_lock lock(mutex_);  // the answer on the socket is that of the last question
  const bool asked = send_request(control_.number(), request, &all);
  // NOLINTNEXTLINE(clang-analyzer-unix.BlockInCriticalSection): so nobody else may ask before it is there
  if (!asked || ::recv(control_.number(), &answer, sizeof(answer), 0) != static_cast<ssize_t>(sizeof(answer))) {
    return unavailable("the helper programs: their broker is gone");
  }
  if (answer.process == 0) return unavailable("the helper programs: no process could be made");
  return answer.process;
}

int HelperBroker::end(std::int32_t process) {
  const HelperRequest request{.command = HelperRequest::Command::kEnd, .helper = 0, .page = 0, .process = process};
  HelperAnswer answer;
  const std::scoped_lock lock(mutex_);
  if (!send_request(control_.number(), request, nullptr) ||
      // NOLINTNEXTLINE(clang-analyzer-unix.BlockInCriticalSection): as above
      ::recv(control_.number(), &answer, sizeof(answer), 0) != static_cast<ssize_t>(sizeof(answer))) {
    return -1;
  }
  return answer.status;
}

Result<std::string> HelperBroker::run(Helper helper, std::string_view input, std::string_view name,
                                      std::uint32_t page) {
  const auto label = std::string(name);
  if (bubblewrap_path().empty()) {
    return unavailable(label + ": not read: bubblewrap, which would lock " + helper_name(helper) +
                       " in, is not installed");
  }
  if (helper_path(helper).empty())
    return unavailable(label + ": not read: " + helper_name(helper) + " is not installed");
  const auto in = memory_file(input);
  const auto out = memory_file({});
  std::array<int, 2> ends{};
  if (in.number() < 0 || out.number() < 0 || ::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return unavailable(label + ": not read: no memory for " + helper_name(helper));
  }
  const Descriptor errors(ends[0]);
  const auto process = begin(helper, page, in, out, Descriptor(ends[1]));
  if (!process) return std::unexpected(process.error());
  const bool ended = wait_for_end(errors, limits_.wall);
  const int status = end(*process);
  // bubblewrap answers 128 + n for a program that was ended by signal n.
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (!ended || code == 128 + SIGKILL || code == 128 + SIGXCPU) {
    return fail(ErrorCode::kLimitExceeded,
                label + ": " + helper_name(helper) + " needs more than " + std::to_string(limits_.cpu.count()) +
                    " s of processor time or " + std::to_string(limits_.wall.count() / 1000) + " s in all, the limit",
                ReadingFault::kOverLimit);
  }
  if (code == 128 + SIGXFSZ) {
    return fail(ErrorCode::kLimitExceeded,
                label + ": " + helper_name(helper) + " answers with too much, past the limit",
                ReadingFault::kOverLimit);
  }
  if (code != 0) {
    return fail(ErrorCode::kCorrupt,
                label + ": damaged: " + helper_name(helper) + " gave up on it (code " + std::to_string(code) + ")");
  }
  return content_of(out, limits_.output_bytes);
}

Status HelperBroker::probe() {
  const auto tried = run(Helper::kProbe, {}, "bubblewrap");
  if (tried) return {};
  if (tried.error().code == ErrorCode::kUnavailable) return fail(ErrorCode::kUnavailable, "it is not installed");
  return fail(ErrorCode::kUnavailable, "it cannot lock a program in here");
}

}  // namespace tamga
