// `tamga-service compact`, `backup DIR` and `restore DIR`: while the service does not run.
#pragma once

#include "engine/base/result.h"
#include "service/arguments.h"

namespace tamga {

inline bool is_care_command(std::string_view word) {
  return word == "compact" || word == "backup" || word == "restore";
}

// Does what the first word says, after what is still to be done about erasures. Requires Wall::raise() before. Errors
// name the directory; kInvalidArgument: wrong usage.
Status run_care_command(const Arguments& arguments);

}  // namespace tamga
