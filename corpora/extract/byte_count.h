// Limits as people read them.
#pragma once

#include <cstdint>
#include <string>

namespace tamga {

// "100 MiB", "64 KiB", "500 bytes": the largest unit that divides `bytes`.
inline std::string byte_count(std::uint64_t bytes) {
  if (bytes >= 1U << 30U && bytes % (1U << 30U) == 0) return std::to_string(bytes >> 30U) + " GiB";
  if (bytes >= 1U << 20U && bytes % (1U << 20U) == 0) return std::to_string(bytes >> 20U) + " MiB";
  if (bytes >= 1U << 10U && bytes % (1U << 10U) == 0) return std::to_string(bytes >> 10U) + " KiB";
  return std::to_string(bytes) + " bytes";
}

}  // namespace tamga
