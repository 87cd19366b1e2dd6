#include "tests/support/process.h"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <utility>

extern char** environ;

namespace tamga::testing {
namespace {

constexpr uid_t kNobody = 65534;

int require(int result, const char* what) {
  if (result < 0) throw std::runtime_error(std::string(what) + " failed");
  return result;
}

// A descriptor from which `input` can be read.
int input_descriptor(const std::string& input) {
  const int file = require(::memfd_create("input", MFD_CLOEXEC), "memfd_create");
  std::string_view left = input;
  while (!left.empty()) {
    const auto written = ::write(file, left.data(), left.size());
    if (written < 0) throw std::runtime_error("write failed");
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  ::lseek(file, 0, SEEK_SET);
  return file;
}

// Our end and the program's end of an output.
struct Channel {
  int ours = -1;
  int theirs = -1;
};

Channel make_pipe() {
  std::array<int, 2> ends{};
  require(::pipe2(ends.data(), O_CLOEXEC), "pipe2");
  return {ends[0], ends[1]};
}

Channel make_terminal() {
  const int ours = require(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC), "posix_openpt");
  require(::grantpt(ours), "grantpt");
  require(::unlockpt(ours), "unlockpt");
  return {ours, require(::open(::ptsname(ours), O_RDWR | O_NOCTTY | O_CLOEXEC), "opening the terminal")};
}

std::vector<std::string> environment_of(const ProcessOptions& options) {
  std::map<std::string, std::string> variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    variables[text.substr(0, text.find('='))] = text.substr(text.find('=') + 1);
  }
  for (const auto& [name, value] : options.environment) variables[name] = value;
  std::vector<std::string> result;
  for (const auto& [name, value] : variables) {
    if (!value.empty()) result.push_back(name + "=" + value);
  }
  return result;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  result.reserve(strings.size() + 1);
  for (auto& string : strings) result.push_back(string.data());
  result.push_back(nullptr);
  return result;
}

}  // namespace

Process::Process(const std::vector<std::string>& arguments, const ProcessOptions& options) {
  auto arguments_copy = arguments;
  auto variables = environment_of(options);
  const auto argument_pointers = pointers(arguments_copy);
  const auto variable_pointers = pointers(variables);
  const int program = require(::open(arguments.front().c_str(), O_RDONLY | O_CLOEXEC), arguments.front().c_str());
  const int input = input_descriptor(options.input);
  const auto output = options.terminal ? make_terminal() : make_pipe();
  const auto errors = options.terminal ? Channel{-1, ::dup(output.theirs)} : make_pipe();
  pid_ = require(::fork(), "fork");
  if (pid_ == 0) {
    ::dup2(input, STDIN_FILENO);
    ::dup2(output.theirs, STDOUT_FILENO);
    ::dup2(errors.theirs, STDERR_FILENO);
    if (!options.directory.empty() && ::chdir(options.directory.c_str()) != 0) ::_exit(kChildFailed);
    if (options.in_child && !options.in_child()) ::_exit(kChildFailed);
    ::fexecve(program, argument_pointers.data(), variable_pointers.data());
    ::_exit(kChildFailed);
  }
  for (const int descriptor : {program, input, output.theirs, errors.theirs}) ::close(descriptor);
  output_ = output.ours;
  errors_ = errors.ours;
}

Process::~Process() {
  if (!waited_) {
    send(SIGKILL);
    wait();
  }
}

void Process::read_from(int& descriptor, std::string& text) {
  std::array<char, 65536> chunk{};
  const auto count = ::read(descriptor, chunk.data(), chunk.size());
  if (count > 0) {
    text.append(chunk.data(), static_cast<std::size_t>(count));
  } else if (count == 0 || errno != EINTR) {  // a terminal ends with EIO
    ::close(descriptor);
    descriptor = -1;
  }
}

bool Process::read_some() {
  std::array<pollfd, 2> waiting{{{output_, POLLIN, 0}, {errors_, POLLIN, 0}}};
  if (output_ < 0 && errors_ < 0) return false;
  if (::poll(waiting.data(), waiting.size(), -1) <= 0) return true;
  if (waiting[0].revents != 0) read_from(output_, result_.output);
  if (waiting[1].revents != 0) read_from(errors_, result_.errors);
  return true;
}

bool Process::wait_for_lines(std::size_t lines) {
  const auto enough = [&] { return static_cast<std::size_t>(std::ranges::count(result_.output, '\n')) >= lines; };
  while (!enough()) {
    if (output_ < 0 || !read_some()) return false;
  }
  return true;
}

void Process::close_output() {
  if (output_ >= 0) ::close(std::exchange(output_, -1));
}

void Process::send(int signal) const {
  ::kill(pid_, signal);
}

ProcessResult Process::wait() {
  if (waited_) return result_;
  while (read_some()) {
  }
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  waited_ = true;
  if (WIFEXITED(status)) result_.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) result_.signal = WTERMSIG(status);
  return result_;
}

ProcessResult run_process(const std::vector<std::string>& arguments, const ProcessOptions& options) {
  return Process(arguments, options).wait();
}

bool become_nobody() {
  if (::geteuid() != 0) return true;
  return ::setgroups(0, nullptr) == 0 && ::setgid(kNobody) == 0 && ::setuid(kNobody) == 0;
}

}  // namespace tamga::testing
