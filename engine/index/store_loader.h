// From the rows of a database to the view of them, with every cross-check that the rows allow.
#pragma once

#include <cstdint>
#include <memory>

#include "engine/index/database.h"
#include "engine/index/fingerprint_store.h"
#include "engine/index/store_view.h"

namespace tamga {

struct LoadedStore {
  IndexSettings settings;
  std::shared_ptr<const StoreView> view;
  std::uint32_t next_segment = 1;
};

// Writes the first rows of an empty database; kInvalidArgument if it holds an index already.
Status write_first_rows(Database& database, const IndexSettings& settings);

// kNotFound: no index was finished here; kUnsupported: another format version; kCorrupt: rows that contradict one
// another: every sequence number up to the last must be a put or an end of some version, segments and buffer must hold
// all documents between them. Time and memory: O(documents + buffered postings).
Result<LoadedStore> load_store(const Database& database);

// Takes away the rows of segments that are in no list of live ones: what a crash left behind.
Status drop_orphans(Database& database, const StoreView& view);

}  // namespace tamga
