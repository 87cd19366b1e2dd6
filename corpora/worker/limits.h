// The limits of reading by name, as an administrator writes them: "memory=1GiB", "cpu=60".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpora/worker/wall.h"
#include "engine/base/result.h"

namespace tamga {

// Sets one limit. Amounts of bytes end in KiB, MiB or GiB, or in nothing; times are seconds. Errors: kInvalidArgument,
// naming what is wrong and, for an unknown name, the names that there are.
Status set_limit(WallSettings& settings, std::string_view name_and_value);

// "memory=536870912" for each limit: what set_limit takes, for another program.
std::vector<std::string> limit_arguments(const WallSettings& settings);

struct LimitLine {
  std::string name;     // "memory"
  std::string value;    // "512 MiB"
  std::string meaning;  // "of a reader"
};
// All limits as they are set.
std::vector<LimitLine> list_limits(const WallSettings& settings);

}  // namespace tamga
