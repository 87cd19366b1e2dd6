#include "engine/base/json.h"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>

namespace tamga {
namespace {

// Deepest nesting of brackets outside strings. Counts the bytes themselves, so it needs no stack.
std::uint32_t bracket_depth(std::string_view bytes) {
  std::uint32_t depth = 0;
  std::uint32_t deepest = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (in_string) {
      if (c == '\\') {
        ++at;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      deepest = std::max(deepest, ++depth);
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return deepest;
}

std::string dump(const Json& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

Result<Json> parse_json(std::string_view bytes, std::string_view name) {
  if (bracket_depth(bytes) > kMaxJsonDepth) {
    return fail(ErrorCode::kLimitExceeded,
                std::string(name) + ": JSON nested past " + std::to_string(kMaxJsonDepth) + " levels");
  }
  try {
    return Json::parse(bytes);
  } catch (const Json::parse_error& error) {
    return fail(ErrorCode::kCorrupt, std::string(name) + ": not JSON at byte " + std::to_string(error.byte));
  } catch (const Json::out_of_range&) {
    return fail(ErrorCode::kCorrupt, std::string(name) + ": a number of the JSON is too large");
  }
}

std::string dump_json(const Json& value) {
  return dump(value, 2);
}

std::string dump_json_line(const Json& value) {
  return dump(value, -1);
}

}  // namespace tamga
