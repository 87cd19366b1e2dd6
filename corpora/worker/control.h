// What passes between a program and its broker: one small packet each way, at times with a descriptor.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/base/descriptor.h"

namespace tamga {

struct ControlPacket {
  enum class Command : std::uint32_t { kSpawn, kEnd };
  Command command = Command::kSpawn;
  std::uint32_t worker = 0;
  std::int32_t result = 0;  // of kSpawn: an error number; of kEnd: as waitpid gives it
};

struct ControlMessage {
  ControlPacket packet;
  Descriptor descriptor;  // may be none
};

// False, nothing: the other end is gone.
bool send_control(int socket, const ControlPacket& packet, int descriptor = -1);
std::optional<ControlMessage> receive_control(int socket);

}  // namespace tamga
