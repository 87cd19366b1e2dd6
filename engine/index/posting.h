// A posting: this document has this fingerprint.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace tamga {

struct Posting {
  std::uint64_t fingerprint = 0;  // the upper fingerprint_bits of the hash, moved down
  std::uint32_t document = 0;     // number of a DocumentId
  auto operator<=>(const Posting&) const = default;
};

}  // namespace tamga
