// The table [collections] of the settings' file.
#pragma once

#include <toml++/toml.h>

#include <string_view>

#include "engine/base/result.h"
#include "service/config/shared_collections.h"

namespace tamga {

// [collections.shared.NAME], each with `read`, `fill` and `level`. kInvalidArgument names `file` and the key.
Result<SharedCollections> read_collections(const toml::table& collections, std::string_view file);

}  // namespace tamga
