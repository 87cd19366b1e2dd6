// Reads all of a RocksDB store and compares every part with the others: FingerprintStore::inspect.
#pragma once

#include "engine/base/result.h"
#include "engine/index/database.h"
#include "engine/index/fingerprint_store.h"
#include "engine/index/store_view.h"

namespace tamga {

Result<StoreInspection> inspect_store(const Database& database, const StoreView& view, const HashText& hashes);

}  // namespace tamga
