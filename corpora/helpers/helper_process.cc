#include "corpora/helpers/helper_process.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tamga {
namespace {

constexpr int kControl = 3;
constexpr std::size_t kRoom = CMSG_SPACE(3 * sizeof(int));

struct Rights {
  alignas(cmsghdr) std::array<char, kRoom> bytes{};
};

struct Received {
  HelperRequest request;
  HelperDescriptors descriptors;
  bool complete = false;
};

void take_descriptors(msghdr& message, Received& received) {
  const cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (header == nullptr || header->cmsg_type != SCM_RIGHTS || header->cmsg_len != CMSG_LEN(3 * sizeof(int))) return;
  std::array<int, 3> numbers{};
  std::memcpy(numbers.data(), CMSG_DATA(header), sizeof(numbers));
  for (std::size_t i = 0; i < numbers.size(); ++i) received.descriptors.at(i) = Descriptor(numbers.at(i));
  received.complete = true;
}

std::optional<Received> receive_request(int socket) {
  Received received;
  iovec content{.iov_base = &received.request, .iov_len = sizeof(received.request)};
  Rights rights;
  msghdr message{};
  message.msg_iov = &content;
  message.msg_iovlen = 1;
  message.msg_control = rights.bytes.data();
  message.msg_controllen = rights.bytes.size();
  ssize_t got = -1;
  do {
    got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got != static_cast<ssize_t>(sizeof(received.request))) return std::nullopt;
  take_descriptors(message, received);
  return received;
}

void limit(int resource, std::uint64_t value) {
  const rlimit both{.rlim_cur = value, .rlim_max = value};
  ::setrlimit(static_cast<__rlimit_resource_t>(resource), &both);
}

[[noreturn]] void become(const HelperRequest& request, const HelperDescriptors& descriptors,
                         const HelperLimits& limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (int i = 0; i < 3; ++i) ::dup2(descriptors.at(static_cast<std::size_t>(i)).number(), i);
  ::close_range(kControl, ~0U, 0);
  limit(RLIMIT_CPU, static_cast<std::uint64_t>(limits.cpu.count()));
  limit(RLIMIT_AS, limits.memory_bytes);
  limit(RLIMIT_FSIZE, limits.output_bytes);
  limit(RLIMIT_NOFILE, 64);
  limit(RLIMIT_CORE, 0);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  auto words = helper_arguments(static_cast<Helper>(request.helper), request.page);
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  ::execv(pointers.front(), pointers.data());
  ::_exit(127);
}

class Nursery {
 public:
  explicit Nursery(const HelperLimits& limits) : limits_(limits) {}

  HelperAnswer answer(const Received& received) {
    return received.request.command == HelperRequest::Command::kStart ? start(received) : end(received.request);
  }

  void end_all() {
    for (const auto process : processes_) ::kill(process, SIGKILL);
  }

 private:
  HelperAnswer start(const Received& received) {
    if (!received.complete || received.request.helper >= kHelpers) return {};
    const pid_t child = ::fork();
    if (child == 0) become(received.request, received.descriptors, limits_);
    if (child < 0) return {};
    processes_.insert(child);
    return {.process = child, .status = 0};
  }

  HelperAnswer end(const HelperRequest& request) {
    if (processes_.erase(request.process) == 0) return {};
    int status = 0;
    ::kill(request.process, SIGKILL);  // one that has ended keeps the way in which it ended
    while (::waitpid(request.process, &status, 0) < 0 && errno == EINTR) {
    }
    return {.process = request.process, .status = status};
  }

  HelperLimits limits_;
  std::set<pid_t> processes_;
};

}  // namespace

bool send_request(int socket, const HelperRequest& request, const HelperDescriptors* descriptors) {
  HelperRequest copy = request;
  iovec content{.iov_base = &copy, .iov_len = sizeof(copy)};
  Rights rights;
  msghdr message{};
  message.msg_iov = &content;
  message.msg_iovlen = 1;
  if (descriptors != nullptr) {
    message.msg_control = rights.bytes.data();
    message.msg_controllen = rights.bytes.size();
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(3 * sizeof(int));
    const std::array<int, 3> numbers = {(*descriptors)[0].number(), (*descriptors)[1].number(),
                                        (*descriptors)[2].number()};
    std::memcpy(CMSG_DATA(header), numbers.data(), sizeof(numbers));
  }
  ssize_t sent = -1;
  do {
    sent = ::sendmsg(socket, &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(sizeof(copy));
}

void run_helper_broker(Descriptor control, const HelperLimits& limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::setsid();
  for (const int each : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGCHLD}) static_cast<void>(std::signal(each, SIG_DFL));
  ::dup2(control.number(), kControl);
  ::fcntl(kControl, F_SETFD, FD_CLOEXEC);
  ::close_range(kControl + 1, ~0U, 0);
  Nursery nursery(limits);
  while (auto received = receive_request(kControl)) {
    const auto answer = nursery.answer(*received);
    if (::send(kControl, &answer, sizeof(answer), MSG_NOSIGNAL) != static_cast<ssize_t>(sizeof(answer))) break;
  }
  nursery.end_all();
  ::_exit(0);
}

}  // namespace tamga
