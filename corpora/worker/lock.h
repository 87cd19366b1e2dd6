// What a worker puts on itself, last of all, before it sees its first strange byte.
#pragma once

#include <chrono>
#include <cstdint>
#include <set>

#include "corpora/worker/layer.h"
#include "corpora/worker/syscall_filter.h"

namespace tamga {

struct LockSettings {
  std::uint64_t memory_bytes = 512ULL << 20U;  // beyond what is mapped before
  std::chrono::milliseconds cpu{20'000};       // a document; the whole life of a worker gets a thousand times as much
  OpeningFiles opening = OpeningFiles::kKills;
  std::set<Layer> without;  // for tests, which take one layer off to see that the next one holds
};

// Address space in use now. Must be asked before the file system is gone: it reads /proc.
std::uint64_t mapped_bytes();

// Gives up privileges, dumps, capabilities, files, memory and system calls of the calling process, in this order. One
// state a layer. Irreversible. `mapped` are the bytes that the process needs before any document.
LayerStates put_on_lock(const LockSettings& settings, std::uint64_t mapped, const SyscallFilter& filter);

// From now on the process may use `settings.cpu` of processor time; SIGPROF ends it behind that.
void start_document_clock(const LockSettings& settings);

}  // namespace tamga
