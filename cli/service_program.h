// The program of the service, installed beside this one. This program knows nothing of it but its name.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/exit_code.h"

namespace tamga {

// Where to find the service's settings; empty ones are not handed on.
struct ServicePlace {
  std::string corpus, state, config;
};

// Becomes `tamga-service` with these arguments: returns only where that fails. The program is looked for beside the
// running one.
ExitCode become_service_program(std::vector<std::string> arguments, const ServicePlace& place, Console& console);

}  // namespace tamga
