// The broker: a small process that is forked before threads and databases exist, and forks the workers. What parses
// strange bytes descends from it and never from the process that holds the corpus.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "corpora/worker/worker_program.h"
#include "engine/base/descriptor.h"
#include "engine/base/result.h"

namespace tamga {

// The caller's side. Not safe from several threads. Destroying it ends all of its workers.
//
// The process does nothing until the first worker is asked for; then it loads what the readers need, leaves the system
// as far as it can (enter_namespaces) and forks once more, so that it is the first process of its own namespace: should
// it die, the kernel ends the workers with it. It dies with its caller.
class Broker {
 public:
  // Forks. Requires: no other thread runs. kUnavailable: the system has no room for a process.
  static Result<Broker> start(const WorkerProgram& program);

  // The same with the workers of another program (run_broker_program), for readers that must not be linked here.
  static Result<Broker> start_program(const std::filesystem::path& program, const std::vector<std::string>& arguments);

  Broker(Broker&&) noexcept = default;
  Broker& operator=(Broker&&) = delete;
  Broker(const Broker&) = delete;
  Broker& operator=(const Broker&) = delete;
  ~Broker();

  struct Worker {
    std::uint32_t id = 0;
    Descriptor socket;
  };
  // A new worker, which has yet to say that it is ready. kUnavailable: no process could be made, or the broker is gone.
  Result<Worker> spawn();

  // Kills the worker, if it has not ended by itself, and says how it ended, as waitpid does. kUnavailable: the broker
  // is gone.
  Result<int> end(std::uint32_t worker);

 private:
  Broker(Descriptor control, pid_t process) : control_(std::move(control)), process_(process) {}

  static Result<Broker> start_process(const std::function<void(Descriptor control)>& run);

  Descriptor control_;
  pid_t process_;
};

}  // namespace tamga
