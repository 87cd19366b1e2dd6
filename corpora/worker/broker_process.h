// The broker's side of the fork.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpora/worker/worker_program.h"
#include "engine/base/descriptor.h"

namespace tamga {

// The descriptor under which a broker keeps its end of the socket.
inline constexpr int kBrokerControl = 3;

// Serves the packets of `control` (control.h) until the other end closes, then ends all workers and itself.
[[noreturn]] void run_broker(const WorkerProgram& program, Descriptor control);

// The same by another program, which is started when the first packet comes, with `arguments` and the socket as
// descriptor kBrokerControl; its main() calls run_broker().
[[noreturn]] void run_broker_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                     const Descriptor& control);

}  // namespace tamga
