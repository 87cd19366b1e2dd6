// Forms with files: multipart/form-data (RFC 7578).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace tamga {

struct FormPart {
  std::string name;
  std::optional<std::string> file_name;
  std::string_view content;  // in the body that was read
};

inline constexpr std::size_t kMostFormParts = 64;

// The parts of a body of `content_type`, in order. kInvalidArgument for a type without a boundary, parts without a
// name, lines of a head over 4 KiB, and a body that does not end with its boundary; kLimitExceeded over kMostFormParts.
// Text before the first boundary and behind the last is ignored. Views point into `body`. Time O(body).
Result<std::vector<FormPart>> read_form(std::string_view content_type, std::string_view body);

// A parameter of a header value: `form-data; name="file"` has the parameter "name". Quoted or not, with backslashes
// undone in quotes. Nothing if it is not there.
std::optional<std::string> header_parameter(std::string_view value, std::string_view name);

}  // namespace tamga
