// From the rows of a database to the view of them, with every cross-check that the rows allow.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "engine/index/database.h"
#include "engine/index/fingerprint_store.h"
#include "engine/index/store_view.h"

namespace tamga {

struct LoadedStore {
  std::shared_ptr<const StoreView> view;
  std::uint32_t format = 0;
  std::uint32_t next_segment = 1;
  std::uint64_t commits = 0;
  std::string ledger_key;
};

// Writes the first rows of an empty database; kInvalidArgument if it holds an index already.
Status write_first_rows(Database& database, const IndexSettings& settings);

// The format version of the index. kNotFound: no index was finished here; kUnsupported: of a later build; kCorrupt.
Result<std::uint32_t> read_format(const Database& database);

// What of the rows depends on the format.
struct StoreHead {
  IndexSettings settings;
  IndexState state;
  std::string ledger_key;
};

// Of an index of format 1 or 2, which has no ledger: the key is a new one. kCorrupt as of load_store.
Result<StoreHead> read_old_head(const Database& database);

// Loads an index of the present format or of an earlier one, whose postings are then converted into files that vanish
// with the store. kCorrupt: rows that contradict one another: every sequence number up to the last must be a put or an
// end of some version, segments and buffer must hold all documents between them, and no change that was acknowledged,
// `commits` of them, may be missing. Time and memory: O(documents + buffered postings); of earlier formats O(postings).
Result<LoadedStore> load_store(const Database& database, const std::filesystem::path& index, std::uint64_t commits);

// Takes away the files of segments that are in no list of live ones: what a crash left behind.
Status drop_orphans(const std::filesystem::path& index, const StoreView& view);

}  // namespace tamga
