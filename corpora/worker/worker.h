// A worker: puts the lock on, proves that it can still read, and then reads one document after the other.
#pragma once

#include <cstdint>

#include "corpora/worker/layer.h"
#include "corpora/worker/syscall_filter.h"
#include "corpora/worker/worker_program.h"
#include "engine/base/descriptor.h"

namespace tamga {

// What a broker found out once for all of its workers.
struct WorkerSetting {
  LayerStates layers;        // of the broker, which hold for its workers
  std::uint64_t mapped = 0;  // as mapped_bytes()
  Result<SyscallFilter> filter;
};

// Runs in a process of its own until the caller closes the socket. Sends kReady with all layers, or kNotReady with the
// reason, then answers each kDocument with kText or kError of the same number.
[[noreturn]] void run_worker(const WorkerProgram& program, const WorkerSetting& setting, Descriptor socket);

}  // namespace tamga
