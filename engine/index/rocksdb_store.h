// The embedded store: RocksDB holds records, compressed texts, a durable buffer of new documents' fingerprints, and
// segments of bit-packed posting blocks. docs/index-format.md describes every byte.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "engine/base/result.h"
#include "engine/index/fingerprint_store.h"

namespace tamga {

struct RocksDbOptions {
  bool read_only = false;  // may be opened beside a writing process; sees the state at opening
  // The buffer becomes a segment when it holds so many postings. Memory: 32 bytes each at most.
  std::uint64_t buffer_postings = 2'000'000;
};

// Makes an empty store in `directory`, which must not hold one yet.
Result<std::unique_ptr<FingerprintStore>> create_rocksdb_store(const std::filesystem::path& directory,
                                                               const IndexSettings& settings,
                                                               const RocksDbOptions& options = {});

// Opens a store. kNotFound: there is none; kUnavailable: another process writes to it; kUnsupported: made by another
// format version; kCorrupt: damaged; kPermissionDenied: no rights.
Result<std::unique_ptr<FingerprintStore>> open_rocksdb_store(const std::filesystem::path& directory,
                                                             const RocksDbOptions& options = {});

}  // namespace tamga
