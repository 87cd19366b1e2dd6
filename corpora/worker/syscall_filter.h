// The list of system calls that a worker may make. It reads and writes descriptors that are open already, and asks for
// memory, nothing else: no file is opened, no socket made, no program or thread started, no memory made executable.
#pragma once

#include <linux/filter.h>

#include <cstdint>
#include <vector>

#include "corpora/worker/layer.h"
#include "engine/base/result.h"

namespace tamga {

// A program for the kernel.
using SyscallFilter = std::vector<sock_filter>;

// What opening a file, or asking for one, comes to. A library that looks for tables it can do without must be refused,
// not killed.
enum class OpeningFiles : std::uint8_t { kKills, kRefused };

// Compiled once by the broker, so that a worker only has to hand it in. Any call that is not on the list, or of another
// architecture, kills the process (answers EPERM in a sanitizer build). kUnavailable: libseccomp cannot.
Result<SyscallFilter> compile_filter(OpeningFiles opening);

// Puts the calling process behind the filter, for good. Needs no_new_privs.
LayerState apply_filter(const SyscallFilter& filter);

}  // namespace tamga
