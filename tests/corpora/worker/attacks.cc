#include "tests/corpora/worker/attacks.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <new>
#include <vector>

namespace tamga::testing {
namespace {

std::string outcome(bool succeeded, std::string_view what = "") {
  return succeeded ? "done: " + std::string(what) : "refused: " + std::string(std::strerror(errno));
}

std::string start_a_program() {
  std::array<char*, 2> arguments = {const_cast<char*>("/bin/true"), nullptr};
  return outcome(::execve("/bin/true", arguments.data(), nullptr) == 0);
}

std::string connect_to_the_network() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  if (socket < 0) return outcome(false);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(80);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool connected = ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
  // Refused by the other side is reached all the same.
  return errno == ECONNREFUSED ? "done: the network is there" : outcome(connected);
}

std::string open_a_file(const char* path, int flags) {
  return outcome(::open(path, flags, 0600) >= 0, path);
}

std::string fork_a_process() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  return outcome(child > 0);
}

std::string eat_memory() {
  constexpr std::size_t kPiece = 16U << 20U;
  constexpr std::size_t kFarTooMuch = 4ULL << 30U;
  std::vector<std::vector<char>> pieces;
  for (std::size_t eaten = 0; eaten < kFarTooMuch; eaten += kPiece) pieces.emplace_back(kPiece, 'x');
  return "done: ate 4 GiB";
}

std::string spin() {
  volatile unsigned turns = 0;
  for (;;) turns = turns + 1;
}

std::string wait_for_ever() {
  volatile int word = 0;
  ::syscall(SYS_futex, &word, 0 /* FUTEX_WAIT */, 0, nullptr, nullptr, 0);
  return "done: woke up";
}

std::string make_code() {
  void* const memory = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return outcome(memory != MAP_FAILED);
}

std::string crash() {
  return std::to_string(*static_cast<volatile int*>(nullptr));
}

std::string give_up() {
  std::abort();
}

const std::map<std::string, std::function<std::string()>, std::less<>>& attacks() {
  static const std::map<std::string, std::function<std::string()>, std::less<>> all = {
      {"exec", start_a_program},
      {"connect", connect_to_the_network},
      {"open", [] { return open_a_file("/etc/passwd", O_RDONLY); }},
      {"create", [] { return open_a_file("/tmp/tamga-escaped", O_WRONLY | O_CREAT); }},
      {"fork", fork_a_process},
      {"kill", [] { return outcome(::kill(-1, 0) == 0); }},
      {"trace", [] { return outcome(::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr) == 0); }},
      {"code", make_code},
      {"memory", eat_memory},
      {"spin", spin},
      {"wait", wait_for_ever},
      {"crash", crash},
      {"abort", give_up},
      {"throw", []() -> std::string { throw 1; }},
      {"user", [] { return outcome(::geteuid() != 0, std::to_string(::geteuid())); }},
  };
  return all;
}

}  // namespace

std::string attack(std::string_view name) {
  const auto found = attacks().find(name);
  return found == attacks().end() ? "no such attack" : found->second();
}

}  // namespace tamga::testing
