// The embedded store: RocksDB holds records, compressed texts and a durable buffer of new documents' fingerprints;
// beside it lie segments of bit-packed posting blocks, a file each. docs/index-format.md describes every byte.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>

#include "engine/base/result.h"
#include "engine/index/fingerprint_store.h"

namespace tamga {

struct RocksDbOptions {
  bool read_only = false;  // may be opened beside a writing process; sees the state at opening
  // The buffer becomes a segment when it holds so many postings. Memory: 32 bytes each, up to five times as many while
  // puts outrun the disk. A call of put() with more goes straight into a segment.
  std::uint64_t buffer_postings = 2'000'000;
  // Segments are written and merged by two threads of the store, so that no put waits for them. Without, the put that
  // makes it due does it.
  bool background = true;
  // What of this fails, on a full disk say, is tried again after so long, twice as long the next time, up to 64 times
  // as long; compact() tries at once.
  std::chrono::milliseconds retry_after = std::chrono::minutes(1);
};

// Makes an empty store in `directory`, which must not hold one yet.
Result<std::unique_ptr<FingerprintStore>> create_rocksdb_store(const std::filesystem::path& directory,
                                                               const IndexSettings& settings,
                                                               const RocksDbOptions& options = {});

// Opens a store. One of an earlier format is upgraded in place, or, if read_only, read as it is, which costs a copy of
// its postings in the temporary directory. kNotFound: there is none; kUnavailable: another process writes to it;
// kUnsupported: made by a later format version; kCorrupt: damaged; kPermissionDenied: no rights.
Result<std::unique_ptr<FingerprintStore>> open_rocksdb_store(const std::filesystem::path& directory,
                                                             const RocksDbOptions& options = {});

}  // namespace tamga
