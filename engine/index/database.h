// RocksDB as this store uses it: three families of rows, durable atomic writes, bulk files. The only door to the
// library, so that its errors become ours in one place.
#pragma once

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

enum class Family : std::uint8_t { kRows, kTexts, kSegments };

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
  bool skip_to(std::string_view key);  // the first row at or behind `key`; false as of next()
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

using RowSink = std::function<Status(std::string_view key, std::string_view value)>;

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
  // Calls `visit` with the index and the value of every key that has a row. The keys are sorted and different; all
  // reads are issued together.
  Status multi_get(Family family, std::span<const std::string> keys,
                   const std::function<Status(std::size_t, std::string_view)>& visit) const;
  RowCursor cursor(Family family, std::string_view prefix, const RowSnapshot& snapshot) const;

  // All of it, on the disk when the call returns, or nothing.
  Status write(std::span<const RowChange> changes);
  // Adds rows in bulk, through a file of their own: `fill` hands them over in order of key, in a range of keys that
  // holds none yet. On the disk when the call returns.
  Status add_sorted(Family family, const std::function<Status(const RowSink&)>& fill);
  // Takes away all rows with this prefix, which no reader may be reading.
  Status drop(Family family, std::string_view prefix);

  const std::string& name() const { return name_; }  // the directory, for messages

 private:
  Database() = default;
  rocksdb::ColumnFamilyHandle* handle(Family family) const { return families_[static_cast<std::size_t>(family)]; }

  std::string name_;
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> families_;  // in the order of Family
};

}  // namespace tamga
