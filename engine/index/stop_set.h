// Fingerprints that say nothing: title pages, forms, set phrases. A versioned artefact of a corpus, made by a command
// and never a by-product of the order in which documents arrive.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tamga {

struct StopSet {
  std::vector<std::uint64_t> hashes;  // full 64-bit k-gram hashes, sorted, without repeats
  bool operator==(const StopSet&) const = default;
};

// Names a stop set in a snapshot: 16 hexadecimal digits of the XXH3 hash of its sorted hashes.
std::string stop_set_name(const StopSet& stop_set);

}  // namespace tamga
