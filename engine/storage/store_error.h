// From RocksDB's errors to ours.
#pragma once

#include <rocksdb/status.h>

#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace tamga {

// What a sentence calls the directory as a whole, and the rows in it.
struct StoreWords {
  std::string_view whole = "the store";
  std::string_view rows = "the store";
};

// One sentence that names `directory` and the cause. Requires: !status.ok().
Error store_error(const std::string& directory, const rocksdb::Status& status, const StoreWords& words = {});

}  // namespace tamga
