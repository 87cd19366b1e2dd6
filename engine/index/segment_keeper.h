// How postings get from the buffer into segments, and the segments stay few, while puts and queries go on.
//
// Packing turns the buffer, as it is at one moment, into a segment; merging makes one of neighbouring segments and
// leaves out the postings of documents that are gone. Both write a file beside the live ones, then change the view in
// one commit. Each has a thread of its own, so that a long merge holds up neither packing nor puts. An error here loses
// nothing: the buffer is durable, what is half written is removed, and the work is tried again after a while.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <stop_token>
#include <thread>
#include <vector>

#include "engine/base/result.h"
#include "engine/index/posting_merge.h"
#include "engine/index/rocksdb_store.h"
#include "engine/index/store_changes.h"

namespace tamga {

inline constexpr std::size_t kMostSegments = 8;

// Neighbouring segments [first, last) that should become one, by their postings, older ones first. Each segment is to
// have more than twice the postings of all newer ones together: so there are O(log postings) of them.
struct SegmentRun {
  std::size_t first = 0;
  std::size_t last = 0;
};
std::optional<SegmentRun> due_merge(std::span<const std::uint64_t> postings);

class SegmentKeeper {
 public:
  // With options.background, on two threads; else whoever calls changed() does what is due.
  SegmentKeeper(StoreChanges& changes, std::filesystem::path index, const RocksDbOptions& options);
  SegmentKeeper(const SegmentKeeper&) = delete;
  SegmentKeeper& operator=(const SegmentKeeper&) = delete;
  SegmentKeeper(SegmentKeeper&&) = delete;
  SegmentKeeper& operator=(SegmentKeeper&&) = delete;
  ~SegmentKeeper();  // gives up what is under way

  // To be called after each change, without the turn.
  void changed();

  // Waits while the buffer is so full that memory would not be bounded. The error of packing, if that is the cause.
  Status wait_for_room();

  // Why the last packing, or else the last merge, failed, if it did.
  std::optional<Error> trouble() const;

  // Packs the buffer as it is now.
  Status pack_all();
  // Makes one segment of all, without postings of documents that are gone now.
  Status merge_all();

  // Does `job` while nothing is packed or merged.
  Status alone(const std::function<Status()>& job);

  // Puts a change whose new postings are many straight into a segment, with whatever the buffer holds. `change` makes
  // it, with the turn held; it is committed together with the segment.
  Status pack_in_bulk(const std::function<Result<StoreEdit>()>& change);

  // Writes a segment with postings of documents [first, last] that are current in `versions`.
  Result<SegmentPointer> write_segment(std::uint32_t number, std::uint32_t first, std::uint32_t last,
                                       const VersionTable& versions, std::uint32_t fingerprint_bits,
                                       PostingSource source);

  void remove_files(const std::vector<SegmentPointer>& segments) const;

 private:
  struct Packing;
  struct Merging;
  // Something done in the background, and tried again when it has failed.
  struct Chore {
    std::mutex mutex;                                // one at a time
    std::chrono::steady_clock::time_point next_try;  // not before; guarded by mutex, as is the next
    std::uint32_t failures = 0;                      // since the last success
    std::optional<Error> trouble;                    // of the last try; guarded by wake_mutex_
  };

  bool packing_is_due() const;
  void pack_what_is_due();
  Status pack_once(bool all);  // holding packing_.mutex
  Result<Packing> plan_packing(bool all);
  void merge_what_is_due();
  Status merge(const Merging& plan);  // holding merging_.mutex
  Status changes_sound();
  std::optional<Merging> plan_merge(bool all);
  Status finish_merge(const Merging& plan, const SegmentPointer& merged);
  void wait_for_place();
  std::vector<SegmentPointer> take_tail(const std::vector<SegmentPointer>& segments);
  void give_back(const std::vector<SegmentPointer>& segments);
  void work(const std::stop_token& stop, const std::function<void()>& step);
  void note(Chore& chore, const Status& status);
  std::optional<Error> trouble_of(const Chore& chore) const;

  StoreChanges& changes_;
  const std::filesystem::path index_;
  const RocksDbOptions options_;

  Chore packing_;
  Chore merging_;
  std::set<const Segment*> taken_;  // being made into others; guarded by the turn

  mutable std::mutex wake_mutex_;  // guards what follows
  std::condition_variable_any wake_;
  std::uint64_t changed_ = 0;

  std::stop_source stop_;
  std::jthread packer_;
  std::jthread merger_;
};

}  // namespace tamga
