// What passes between a program and the broker of its helpers, and the broker's side of it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "corpora/helpers/helper_programs.h"
#include "engine/base/descriptor.h"

namespace tamga {

struct HelperRequest {
  // NOLINTNEXTLINE(performance-enum-size): it is sent as it lies in memory, without a gap behind it
  enum class Command : std::uint32_t { kStart, kEnd };
  Command command = Command::kStart;
  std::uint32_t helper = 0;  // of kStart: which
  std::uint32_t page = 0;
  std::int32_t process = 0;  // of kEnd: which
};

struct HelperAnswer {
  std::int32_t process = 0;  // 0: none could be made
  std::int32_t status = 0;   // of kEnd: as waitpid gives it
};

// Standard input, output and error of a helper.
using HelperDescriptors = std::array<Descriptor, 3>;

// False, nothing: the other end is gone.
bool send_request(int socket, const HelperRequest& request, const HelperDescriptors* descriptors);

// Serves requests until the other end closes, then ends all helpers and itself. Runs in a process of its own that was
// forked before there were threads, and that has no thread: so it may fork.
[[noreturn]] void run_helper_broker(Descriptor control, const HelperLimits& limits);

}  // namespace tamga
