// From RocksDB's errors to ours.
#pragma once

#include <rocksdb/status.h>

#include <string>

#include "engine/base/result.h"

namespace tamga {

// One sentence that names `directory` and the cause. Requires: !status.ok().
Error store_error(const std::string& directory, const rocksdb::Status& status);

}  // namespace tamga
