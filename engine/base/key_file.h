// Private keys on disk: a file that only its owner can read.
#pragma once

#include <filesystem>

#include "engine/base/result.h"
#include "engine/base/signing.h"

namespace tamga {

// Writes a new file with mode 0600, durable when it returns. kInvalidArgument if there is anything of that name.
Status write_private_key(const PrivateKey& key, const std::filesystem::path& path);

// kPermissionDenied if it belongs to another user or anybody else may read or write it; kNotFound, kCorrupt else. Never
// says anything about what is in it.
Result<PrivateKey> read_private_key(const std::filesystem::path& path);

}  // namespace tamga
