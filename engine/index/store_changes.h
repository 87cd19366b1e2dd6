// How a change of a RocksDB store becomes durable, then visible: one batch of rows, then a new view.
//
// So at any crash the rows are those before or behind a change. After an error of the disk nothing more is written
// until the store is opened again: what the database holds in memory may then differ from what it holds on the disk. A
// full disk is another matter: writing goes on when there is room and the database is as it was.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/index/commit_mark.h"
#include "engine/index/database.h"
#include "engine/index/store_view.h"

namespace tamga {

// A change being made: the next view and the rows that lead to it.
struct StoreEdit {
  StoreView next;
  std::vector<RowChange> rows;
  std::vector<Posting> postings;                                      // to go into the buffer, in order of document
  std::map<std::pair<std::string, std::string>, StoredDocument> put;  // by institution and id

  void set_row(Family family, std::string key, std::string value) {
    rows.push_back({family, std::move(key), std::move(value)});
  }
  void drop_row(Family family, std::string key) { rows.push_back({family, std::move(key), std::nullopt}); }
};

class StoreChanges {
 public:
  StoreChanges(Database& database, LatestView& views, CommitMark mark, std::uint32_t next_segment,
               std::uint64_t commits)
      : database_(database), views_(views), mark_(std::move(mark)), next_segment_(next_segment), commits_(commits) {}

  // One change at a time: whoever holds the turn may call what follows.
  std::unique_lock<std::mutex> take_turn() { return std::unique_lock(mutex_); }

  // The error after which nothing is written any more. After a full disk, tries whether there is room again.
  Status sound();
  StoreEdit start() const;
  Status commit(StoreEdit edit);
  // Publishes a view that differs from the rows in nothing.
  void publish(StoreView view);
  // A number that no segment has had. Segments that never come to life may have used it before a crash.
  std::uint32_t new_segment_number() { return next_segment_++; }

  Database& database() { return database_; }
  const LatestView& views() const { return views_; }

 private:
  bool is_as_committed() const;

  Database& database_;
  LatestView& views_;
  CommitMark mark_;
  std::mutex mutex_;
  std::uint32_t next_segment_;
  std::uint64_t commits_;
  std::optional<Error> failure_;
  std::vector<std::shared_ptr<const IndexSettings>> settings_;  // those that somebody may have a reference to
};

}  // namespace tamga
