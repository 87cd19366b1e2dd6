// Runs programs the way a shell does, without one: arguments as a vector, both outputs captured.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace tamga::testing {

// The initialisers let a caller name only the members it means.
struct ProcessOptions {
  std::string input = {};                               // what standard input holds
  std::map<std::string, std::string> environment = {};  // over that of the test; an empty value takes the variable away
  std::filesystem::path directory = {};                 // to run in; empty: that of the test
  bool terminal = false;                                // both outputs are one terminal, captured as `output`
  // Runs in the child before the program starts; false ends the child with kChildFailed. The program has been opened
  // before, so it starts even where its path can no longer be reached.
  std::function<bool()> in_child = {};
};
inline constexpr int kChildFailed = 125;

struct ProcessResult {
  int exit_code = -1;  // of a process that ended by itself
  int signal = 0;      // that ended it otherwise
  std::string output;
  std::string errors;
};

// A running program. Its outputs are read while it runs, so it never waits for a full pipe.
class Process {
 public:
  explicit Process(const std::vector<std::string>& arguments, const ProcessOptions& options = {});
  ~Process();  // kills it if it still runs
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  Process(Process&&) = delete;
  Process& operator=(Process&&) = delete;

  // Reads until standard output holds `lines` lines, or the program has closed it. True in the first case.
  bool wait_for_lines(std::size_t lines);
  // Closes our end of standard output, as `head` does when it has seen enough.
  void close_output();
  void send(int signal) const;
  ProcessResult wait();

  const std::string& output() const { return result_.output; }

 private:
  bool read_some();  // false when both outputs are closed
  void read_from(int& descriptor, std::string& text);

  pid_t pid_ = -1;
  int output_ = -1;
  int errors_ = -1;
  bool waited_ = false;
  ProcessResult result_;
};

ProcessResult run_process(const std::vector<std::string>& arguments, const ProcessOptions& options = {});

// For ProcessOptions::in_child: become the user "nobody". For an ordinary user this is a no-op.
bool become_nobody();

}  // namespace tamga::testing
