// Whole files into memory, bounded.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "engine/base/descriptor.h"
#include "engine/base/result.h"

namespace tamga {

// A regular file, open for reading.
struct OpenFile {
  Descriptor descriptor;
  std::uint64_t size;
};
// Errors name `label`: as read_file.
Result<OpenFile> open_regular(const std::filesystem::path& path, std::string_view label);

// The bytes of a regular file of at most `most` bytes. Errors name `label`: kNotFound, kPermissionDenied,
// kInvalidArgument (a folder, a device), kLimitExceeded, kUnavailable (the disk fails).
Result<std::string> read_file(const std::filesystem::path& path, std::string_view label, std::uint64_t most);

// The first `count` bytes of the file, or all of a smaller one. Errors as above.
Result<std::string> read_head(const std::filesystem::path& path, std::string_view label, std::size_t count);

// The Error of a system call that failed on `label`.
Error system_error(std::string_view label, int error_number);

}  // namespace tamga
