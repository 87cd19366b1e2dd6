// The broker's side of the fork.
#pragma once

#include "corpora/worker/descriptor.h"
#include "corpora/worker/worker_program.h"

namespace tamga {

// Serves the packets of `control` (control.h) until the other end closes, then ends all workers and itself.
[[noreturn]] void run_broker(const WorkerProgram& program, Descriptor control);

}  // namespace tamga
