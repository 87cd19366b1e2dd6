#include "corpora/worker/broker_process.h"

#include <fcntl.h>
#include <iconv.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "corpora/worker/control.h"
#include "corpora/worker/frame.h"
#include "corpora/worker/namespaces.h"
#include "corpora/worker/sanitizer_build.h"
#include "corpora/worker/worker.h"

namespace tamga {
namespace {

void die_with_parent() {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

// Nothing of the caller's stays open: no corpus, no socket of another broker. Terminals send their signals to a
// session, so Ctrl-C stops the program and not its workers under it.
void leave_caller(const Descriptor& control) {
  die_with_parent();
  ::setsid();
  for (const int each : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGCHLD}) static_cast<void>(std::signal(each, SIG_DFL));
  ::dup2(control.number(), kBrokerControl);
  ::close_range(kBrokerControl + 1, ~0U, 0);
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO}) ::dup2(nothing, standard);
  if (!kSanitizerBuild) ::dup2(nothing, STDERR_FILENO);  // what a sanitizer reports must be seen
  if (nothing > kBrokerControl) ::close(nothing);
}

bool wait_for_first_packet() {
  pollfd entry{.fd = kBrokerControl, .events = POLLIN, .revents = 0};
  while (::poll(&entry, 1, -1) < 0 && errno == EINTR) {
  }
  return (entry.revents & POLLIN) != 0;
}

// What libraries load at their first need, which must come before the lock: tables to convert names and texts with, and
// none of time zones.
void load_what_is_needed(const WorkerProgram& program) {
  ::setenv("TZ", "UTC0", 1);
  static_cast<void>(std::setlocale(LC_CTYPE, "C.UTF-8"));
  for (const char* const names : {"UTF-16LE", "UTF-16BE"}) {  // of entries in 7z and rar
    const iconv_t converter = ::iconv_open("UTF-8", names);
    if (converter != reinterpret_cast<iconv_t>(-1)) ::iconv_close(converter);
  }
  static_cast<void>(program.self_test());  // each worker repeats it and says what is wrong
}

class Nursery {
 public:
  Nursery(const WorkerProgram& program, WorkerSetting setting) : program_(program), setting_(std::move(setting)) {}

  [[noreturn]] void serve() {
    while (auto request = receive_control(kBrokerControl)) {
      const bool sent = request->packet.command == ControlPacket::Command::kSpawn
                            ? spawn(request->packet)
                            : send_control(kBrokerControl, ended(request->packet));
      if (!sent) break;
    }
    for (const auto& [id, process] : workers_) ::kill(process, SIGKILL);
    while (::wait(nullptr) > 0 || errno == EINTR) {  // so that the time they took is known to those who wait for us
    }
    ::_exit(0);
  }

 private:
  bool spawn(ControlPacket answer) {
    auto ends = make_socket_pair(SOCK_STREAM);
    const pid_t child = ends ? ::fork() : -1;
    if (child < 0) {
      answer.result = errno;
      return send_control(kBrokerControl, answer);
    }
    if (child == 0) {
      die_with_parent();
      ::close(kBrokerControl);
      ends->ours.reset();
      run_worker(program_, setting_, std::move(ends->theirs));
    }
    answer.worker = ++last_;
    workers_.emplace(last_, child);
    return send_control(kBrokerControl, answer, ends->ours.number());
  }

  ControlPacket ended(ControlPacket answer) {
    const auto found = workers_.find(answer.worker);
    if (found == workers_.end()) return answer;
    int status = 0;
    ::kill(found->second, SIGKILL);  // one that has ended keeps the way in which it ended
    while (::waitpid(found->second, &status, 0) < 0 && errno == EINTR) {
    }
    workers_.erase(found);
    answer.result = status;
    return answer;
  }

  const WorkerProgram& program_;  // NOLINT(cppcoreguidelines-avoid-const-or-ref-data-members): of the whole process
  WorkerSetting setting_;
  std::map<std::uint32_t, pid_t> workers_;
  std::uint32_t last_ = 0;
};

[[noreturn]] void wait_for(pid_t child) {
  ::close(kBrokerControl);
  while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
  }
  ::_exit(0);
}

}  // namespace

void run_broker_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                        const Descriptor& control) {
  leave_caller(control);
  if (!wait_for_first_packet()) ::_exit(0);
  ::fcntl(kBrokerControl, F_SETFD, 0);  // stays open in the program
  std::vector<std::string> words = {program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  ::execv(program.c_str(), pointers.data());
  ::_exit(127);  // the caller sees that its broker is gone
}

void run_broker(const WorkerProgram& program, Descriptor control) {
  leave_caller(control);
  if (!wait_for_first_packet()) ::_exit(0);
  WorkerSetting setting{.layers = {}, .mapped = 0, .filter = compile_filter(program.lock.opening)};
  load_what_is_needed(program);
  setting.mapped = mapped_bytes();
  setting.layers = enter_namespaces();
  const pid_t child = ::fork();
  if (child < 0) ::_exit(1);
  if (child > 0) wait_for(child);
  die_with_parent();
  Nursery(program, std::move(setting)).serve();
}

}  // namespace tamga
