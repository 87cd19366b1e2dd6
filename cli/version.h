// The version of this program, from the build.
#pragma once

#include <string_view>

namespace tamga {

inline constexpr std::string_view kVersion = TAMGA_VERSION;

}  // namespace tamga
