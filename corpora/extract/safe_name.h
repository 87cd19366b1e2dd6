// Names and messages that hold pieces of strange files: valid UTF-8, one line, and nothing that a terminal would obey.
#pragma once

#include <string>
#include <string_view>

namespace tamga {

// `name` with each control character, and each byte that is not UTF-8, written as "%1B".
std::string safe_name(std::string_view name);

}  // namespace tamga
