// The one writer of a RocksDB store: puts, erasures, and the way from the buffer into segments.
//
// Every change is one durable batch of rows, after which a new view is published. Segments are written beside the live
// ones and come to life by the batch that names them; so at any crash the rows are those before or behind a change.
// After an error of the disk nothing more is written until the store is opened again: what the database holds in memory
// may then differ from what it holds on the disk.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/index/database.h"
#include "engine/index/fingerprint_store.h"
#include "engine/index/segment.h"
#include "engine/index/store_view.h"

namespace tamga {

// A change being made: the next view and the rows that lead to it.
struct StoreEdit {
  StoreView next;
  std::vector<RowChange> rows;
  std::vector<Posting> postings;
  std::map<std::pair<std::string, std::string>, StoredDocument> put;  // by institution and id
};

class StoreWriter {
 public:
  StoreWriter(Database& database, LatestView& views, std::uint32_t fingerprint_bits, std::uint64_t buffer_postings,
              std::uint32_t next_segment);

  // As in FingerprintStore. The texts are compressed before the lock is taken.
  Result<std::vector<PutResult>> put(std::span<const NewDocument> documents);
  Result<Sequence> erase(std::string_view institution, std::string_view id);
  Status set_stop_set(const StopSet& stop_set);

 private:
  struct Prepared;
  using Edit = StoreEdit;
  using Segment = std::shared_ptr<const SegmentInfo>;

  Edit start_edit() const;
  Result<PutResult> put_one(Edit& edit, const NewDocument& document, const Prepared& prepared) const;
  Result<std::optional<StoredDocument>> current(const Edit& edit, const DocumentRecord& record) const;
  void end_version(Edit& edit, const StoredDocument& old, std::uint64_t sequence) const;
  Status commit(Edit edit);

  Status pack();  // while there is something to pack or merge
  Status pack_buffer();
  Status merge_newest();
  Result<Segment> write_segment_of(std::uint32_t first_document, std::uint32_t last_document,
                                   const PostingSource& source);
  PostingSource buffered_postings() const;
  PostingSource merged_postings(const SegmentInfo& older, const SegmentInfo& newer) const;
  Status drop_retired();
  void remember(const Status& status);  // keeps the first error of the disk

  Database& database_;
  LatestView& views_;
  const std::uint32_t fingerprint_bits_;
  const std::uint64_t buffer_postings_;

  std::mutex mutex_;  // one change at a time; guards what follows
  std::uint32_t next_segment_;
  std::vector<Segment> retired_;  // merged away, perhaps still read
  std::optional<Error> failure_;
};

}  // namespace tamga
