// A whole copy of a RocksDB store as of one moment, while it is in use. It is written anew from what a view sees, so it
// holds nothing that was erased, and a reader beside a writing process can make it too.
#pragma once

#include <filesystem>

#include "engine/base/result.h"
#include "engine/index/database.h"
#include "engine/index/store_view.h"

namespace tamga {

// `directory` must not exist; it is there complete or not at all. Segments share their bytes with the copy where both
// lie on one file system. Cost: reads and writes all rows and texts.
Status copy_store(const Database& database, const StoreView& view, const std::filesystem::path& directory);

}  // namespace tamga
