// A zip container held in memory: its part names, and its parts under the limits of ExtractLimits. Nothing that a
// header says about sizes is believed; every byte is counted as it comes out.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/extract/extract.h"
#include "engine/base/result.h"

namespace tamga {

// What the directory of a zip container shows.
struct ContainerListing {
  std::vector<std::string> names;  // in the order of the container; those that are not ASCII or UTF-8 are left out
  bool encrypted = false;          // at least one part
  bool complete = false;           // false: it breaks off or is damaged
};

// Never fails: a damaged container lists what can be found. `most` bounds the names.
ContainerListing list_container(std::string_view bytes, std::size_t most = 10'000);

// The parts that `wanted` names, each whole, by their names. Errors, with `name` and the part: kCorrupt (cut off, a
// wrong checksum, a part twice), kUnsupported (locked by a password), kLimitExceeded (a part, all parts together, the
// ratio).
Result<std::map<std::string, std::string>> read_parts(std::string_view bytes, std::string_view name,
                                                      const ExtractLimits& limits,
                                                      const std::function<bool(std::string_view)>& wanted);

// Whether the directory that ends every zip file is there. Without it the file has been cut off.
bool has_zip_end(std::string_view tail);

}  // namespace tamga
