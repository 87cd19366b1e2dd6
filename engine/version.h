// The version of the engine: part of every report, since another version may find other passages.
#pragma once

#include <string_view>

namespace tamga {

// "MAJOR.MINOR.PATCH", the version of the CMake project.
std::string_view engine_version();

}  // namespace tamga
