// RocksDB as this store uses it: families of rows and durable atomic writes. The only door to the library, so that its
// errors become ours in one place.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace rocksdb {
class ColumnFamilyHandle;
class DB;
class Iterator;
class Snapshot;
}  // namespace rocksdb

namespace tamga {

// kOldSegments: posting blocks of index formats 1 and 2; there only until such an index is upgraded.
enum class Family : std::uint8_t { kRows, kTexts, kOldSegments };

// One change of a write: a new value, or nothing to take the row away.
struct RowChange {
  Family family = Family::kRows;
  std::string key;
  std::optional<std::string> value;
};

// What a reader sees does not change while it holds one of these.
using RowSnapshot = std::shared_ptr<const rocksdb::Snapshot>;

// Rows whose keys start with a prefix, in order of key.
class RowCursor {
 public:
  RowCursor(std::unique_ptr<rocksdb::Iterator> rows, std::string prefix, std::string directory, RowSnapshot snapshot);
  RowCursor(const RowCursor&) = delete;
  RowCursor& operator=(const RowCursor&) = delete;
  RowCursor(RowCursor&&) noexcept;
  RowCursor& operator=(RowCursor&&) noexcept;
  ~RowCursor();

  bool next();  // to be called before the first row too; false behind the last row and after an error
  std::string_view key() const;
  std::string_view value() const;
  Status status() const;  // to be asked when next() was false

 private:
  RowSnapshot snapshot_;  // outlives the rows read from it
  std::unique_ptr<rocksdb::Iterator> rows_;
  std::string prefix_;
  std::string directory_;
  bool started_ = false;
};

class Database {
 public:
  enum class Mode : std::uint8_t { kCreate, kWrite, kRead };
  // kCreate makes what is missing. Errors as those of open_rocksdb_store.
  static Result<std::unique_ptr<Database>> open(const std::filesystem::path& directory, Mode mode);

  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  Database(Database&&) = delete;
  Database& operator=(Database&&) = delete;
  ~Database();

  RowSnapshot snapshot() const;
  // The value of a row, or nothing. A null snapshot: as of now.
  Result<std::optional<std::string>> get(Family family, std::string_view key, const RowSnapshot& snapshot) const;
  RowCursor cursor(Family family, std::string_view prefix, const RowSnapshot& snapshot) const;

  bool has(Family family) const { return static_cast<std::size_t>(family) < families_.size(); }

  // All of it, on the disk when the call returns, or nothing.
  Status write(std::span<const RowChange> changes);
  // Takes up writing again where write() failed because the disk was full. An error if it still is, or if the last
  // failure was another one. Cost: writes out what is held in memory.
  Status resume();
  bool was_full() const { return was_full_; }  // the cause of the last failure of write()
  // Adds the rows of a cursor to a family in which nothing else has these keys, and makes them durable.
  Status add_rows(Family family, RowCursor rows);
  // Takes away the family kOldSegments.
  Status drop_old_segments();

  // Takes rows that were deleted or overwritten before `since`, and their log, out of all files. kUnavailable if a
  // snapshot older than `since` is still held after `patience`.
  Status purge(const RowSnapshot& since, std::chrono::milliseconds patience);

  const std::string& name() const { return name_; }  // the directory, for messages

 private:
  Database() = default;
  Status wait_for_snapshots(const RowSnapshot& since, std::chrono::milliseconds patience) const;
  rocksdb::ColumnFamilyHandle* handle(Family family) const { return families_[static_cast<std::size_t>(family)]; }

  std::string name_;
  bool was_full_ = false;
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> families_;  // in the order of Family; kOldSegments may be missing
};

}  // namespace tamga
