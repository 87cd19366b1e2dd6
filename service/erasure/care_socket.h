// How `tamga-service compact` and `backup` reach a service that runs: a Unix socket in the directory of its state,
// which nobody but the service's own user and root can open.
//
// A client sends one line, {"command":"backup","directory":"/backup/monday"} or {"command":"compact"}, and gets one
// when it is done: {"ok":true} or {"ok":false,"message":"..."}. One command at a time; others wait.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "engine/base/descriptor.h"
#include "engine/base/result.h"

namespace tamga {

struct CareCommand {
  std::string command;    // "backup", "compact"
  std::string directory;  // of a backup: absolute
};

class CareSocket {
 public:
  // Listens in `state`, where no other service may run: what a killed one left there is taken away. `act` is called
  // from a thread of its own.
  static Result<std::unique_ptr<CareSocket>> open(const std::filesystem::path& state,
                                                  std::function<Status(const CareCommand&)> act);
  ~CareSocket();  // a command that is being done is finished first
  CareSocket(const CareSocket&) = delete;
  CareSocket& operator=(const CareSocket&) = delete;
  CareSocket(CareSocket&&) = delete;
  CareSocket& operator=(CareSocket&&) = delete;

 private:
  CareSocket(std::filesystem::path path, Descriptor listening, std::function<Status(const CareCommand&)> act);
  void run(const std::stop_token& stop);

  std::filesystem::path path_;
  Descriptor listening_;
  std::function<Status(const CareCommand&)> act_;
  std::jthread thread_;
};

// Has the service whose state is in `state` do it, and waits. Nothing: no service runs there.
std::optional<Status> ask_running_service(const std::filesystem::path& state, const CareCommand& command);

}  // namespace tamga
