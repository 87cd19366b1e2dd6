// Identities that nobody can guess.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace tamga {

Result<std::string> new_uuid();       // RFC 4122, version 4: "2f1c7a3e-...". kUnavailable without random numbers
bool is_uuid(std::string_view text);  // 36 characters, lower-case hexadecimal with four dashes

}  // namespace tamga
