// Everything a reader of the RocksDB store needs, as of one moment, never changed: readers take one and need no lock.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "engine/index/database.h"
#include "engine/index/fingerprint_store.h"
#include "engine/index/posting_buffer.h"
#include "engine/index/row_codec.h"
#include "engine/index/segment.h"
#include "engine/index/version_table.h"

namespace tamga {

struct StopFingerprints {
  StopSet set;
  std::vector<std::uint64_t> fingerprints;  // the hashes cut to the width of the index
};

struct StoreView {
  std::shared_ptr<const IndexSettings> settings;
  std::uint64_t sequence = 0;  // of the last change
  VersionTable versions;
  // Older documents first, then what is being packed, then the rest: together all documents, once each.
  std::vector<SegmentPointer> segments;
  PostingBuffer packing;           // of the documents behind the last segment, up to `last_packing`
  std::uint32_t last_packing = 0;  // of no meaning while nothing is being packed
  PostingBuffer buffer;            // of the documents behind those
  std::shared_ptr<const StopFingerprints> stop = std::make_shared<StopFingerprints>();
  RowSnapshot rows;

  std::uint32_t first_buffered_document() const {
    return segments.empty() ? 1 : segments.back()->info().last_document + 1;
  }
};

// Where writers leave the newest view and readers find it.
class LatestView {
 public:
  std::shared_ptr<const StoreView> get() const {
    const std::scoped_lock lock(mutex_);
    return view_;
  }
  void set(std::shared_ptr<const StoreView> view) {
    const std::scoped_lock lock(mutex_);
    view_.swap(view);  // the old one may die here, but outside of the lock
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const StoreView> view_;
};

Result<CandidateList> find_candidates(const StoreView& view, const CandidateQuery& query);

// Current documents as of `rows`. kNotFound if there is none.
Result<StoredDocument> find_document(const Database& database, const RowSnapshot& rows, std::string_view institution,
                                     std::string_view id);
Result<StoredDocument> read_document(const Database& database, const RowSnapshot& rows, std::uint32_t document);
Result<ExtractedText> read_text(const Database& database, const RowSnapshot& rows, std::uint32_t document);
Status visit_documents(const Database& database, const RowSnapshot& rows,
                       const std::function<bool(const StoredDocument&)>& visit);

Result<std::vector<Erasure>> read_erasures(const Database& database, const RowSnapshot& rows, Sequence after);

StoreStats view_stats(const StoreView& view);

}  // namespace tamga
