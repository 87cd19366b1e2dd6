// JSON in one place: reading with limits, writing in one canonical form.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace tamga {

// Objects keep the order in which their members were added, so that equal values give equal bytes.
using Json = nlohmann::ordered_json;

inline constexpr std::uint32_t kMaxJsonDepth = 64;

// Reads one JSON value. kCorrupt, naming `name` and the byte, for anything else; kLimitExceeded past kMaxJsonDepth
// levels, found before the value is built.
Result<Json> parse_json(std::string_view bytes, std::string_view name);

// Writes `value` as UTF-8, two spaces a level, members in their order, no newline at the end. Invalid UTF-8 inside
// strings becomes U+FFFD; everything outside ASCII is written as it is.
std::string dump_json(const Json& value);

// The same on one line, without blanks.
std::string dump_json_line(const Json& value);

}  // namespace tamga
