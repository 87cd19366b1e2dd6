// Small files that must be there whole or not at all.
#pragma once

#include <filesystem>
#include <string_view>

#include "engine/base/result.h"

namespace tamga {

// Puts a file with these bytes in the place of `path`, mode 0600: written beside it, flushed, renamed, and the
// directory flushed. kUnavailable with what the system says.
Status replace_file(const std::filesystem::path& path, std::string_view bytes);

// Makes the directory with its parents if it is absent, readable by its owner alone.
Status make_private_directory(const std::filesystem::path& directory);

}  // namespace tamga
