// tamga-service key create|list|rotate|revoke: the API keys of a service, running or not.
#pragma once

#include <string>

#include "engine/base/result.h"
#include "service/arguments.h"

namespace tamga {

// What is to be printed. A running service sees every change at once.
Result<std::string> run_key_command(const Arguments& arguments);

// tamga-service audit verify|pseudonym. `intact` becomes false when the log does not fit together.
Result<std::string> run_audit_command(const Arguments& arguments, bool& intact);

}  // namespace tamga
