// Puts, erasures and stop sets of a RocksDB store. Puts of several threads share one durable write: who gets the turn
// writes what all the others, who wait for theirs, have handed in.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/index/fingerprint_store.h"
#include "engine/index/segment_keeper.h"
#include "engine/index/store_changes.h"

namespace tamga {

class StoreWriter {
 public:
  StoreWriter(StoreChanges& changes, SegmentKeeper& keeper, std::uint64_t buffer_postings, std::string ledger_key)
      : changes_(changes), keeper_(keeper), buffer_postings_(buffer_postings), ledger_key_(std::move(ledger_key)) {}

  // As in FingerprintStore. The texts are compressed before the turn is taken.
  Result<std::vector<PutResult>> put(std::span<const NewDocument> documents);
  Result<Sequence> erase(std::string_view institution, std::string_view id);
  Status set_stop_set(const StopSet& stop_set);

 private:
  struct Prepared;
  struct Request;

  void put_waiting();  // with the turn
  Result<std::vector<PutResult>> put_in_bulk(Request& request);
  Status add_request(StoreEdit& edit, Request& request, bool buffered) const;
  Result<PutResult> put_one(StoreEdit& edit, const NewDocument& document, const Prepared& prepared,
                            bool buffered) const;
  Result<std::optional<StoredDocument>> current(const StoreEdit& edit, const DocumentRecord& record) const;
  static void end_version(StoreEdit& edit, const StoredDocument& old, std::uint64_t sequence);

  StoreChanges& changes_;
  SegmentKeeper& keeper_;
  const std::uint64_t buffer_postings_;
  const std::string ledger_key_;

  std::mutex waiting_mutex_;
  std::vector<Request*> waiting_;
};

}  // namespace tamga
