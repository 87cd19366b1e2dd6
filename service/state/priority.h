// Who waits for whom.
#pragma once

#include <cstdint>
#include <string_view>

namespace tamga {

enum class Priority : std::uint8_t { kInteractive, kBatch };
std::string_view priority_name(Priority priority);  // "interactive", "batch"

}  // namespace tamga
