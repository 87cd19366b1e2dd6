// A stop set as a file: "tamga stop set 1", a space and its name on the first line, then a hash a line, 16 hexadecimal
// digits, increasing. So that several corpora can use one set, and a report's set can be looked up years later.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/index/stop_set.h"

namespace tamga {

std::string stop_set_file(const StopSet& stop_set);

// kCorrupt, naming `name` and the line, for anything that stop_set_file does not write: a changed name or hash too.
Result<StopSet> parse_stop_set(std::string_view bytes, std::string_view name);

}  // namespace tamga
