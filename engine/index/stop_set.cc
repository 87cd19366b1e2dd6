#include "engine/index/stop_set.h"

#include <span>

#include "engine/base/hash.h"

namespace tamga {

std::string stop_set_name(const StopSet& stop_set) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const std::uint64_t hash = hash64(std::span<const std::uint64_t>(stop_set.hashes));
  std::string name;
  for (unsigned shift = 64; shift > 0; shift -= 4) name.push_back(kDigits[(hash >> (shift - 4)) & 0xFU]);
  return name;
}

}  // namespace tamga
