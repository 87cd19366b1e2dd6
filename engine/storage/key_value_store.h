// A durable map from keys to values, in one directory: what is written is on the disk when the call returns, all of a
// batch or nothing. On RocksDB, of which nothing shows outside this folder.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace rocksdb {
class DB;
class Iterator;
}  // namespace rocksdb

namespace tamga {

// One change of a batch: a new value, or nothing to take the row away.
struct KeyChange {
  std::string key;
  std::optional<std::string> value;
};

// The rows whose keys start with a prefix, in order of bytes, as they were when the cursor was made.
class KeyCursor {
 public:
  KeyCursor(std::unique_ptr<rocksdb::Iterator> rows, std::string prefix, std::string directory);
  KeyCursor(const KeyCursor&) = delete;
  KeyCursor& operator=(const KeyCursor&) = delete;
  KeyCursor(KeyCursor&&) noexcept;
  KeyCursor& operator=(KeyCursor&&) noexcept;
  ~KeyCursor();

  bool next();  // to be called before the first row too; false behind the last row and after an error
  // The next row is the first one at or behind `key`, which starts with the prefix. To be called before next().
  void start_at(std::string_view key);
  std::string_view key() const;    // whole, with the prefix; until the next call of next()
  std::string_view value() const;  // likewise
  Status status() const;           // to be asked when next() was false

 private:
  bool on_row() const;

  std::unique_ptr<rocksdb::Iterator> rows_;
  std::string prefix_;
  std::string directory_;
  std::string start_;
  bool started_ = false;
};

// Any method may be called from several threads at once.
class KeyValueStore {
 public:
  // Makes the directory if there is none, readable by its owner alone. Errors, naming it: kUnavailable (in use by
  // another process, disk full), kPermissionDenied, kCorrupt.
  static Result<std::unique_ptr<KeyValueStore>> open(const std::filesystem::path& directory);

  KeyValueStore(const KeyValueStore&) = delete;
  KeyValueStore& operator=(const KeyValueStore&) = delete;
  KeyValueStore(KeyValueStore&&) = delete;
  KeyValueStore& operator=(KeyValueStore&&) = delete;
  ~KeyValueStore();

  Result<std::optional<std::string>> get(std::string_view key) const;
  KeyCursor cursor(std::string_view prefix) const;  // its rows live as long as the store

  // All changes, on the disk when the call returns, or none. Of several changes to one key the last holds. Writes of
  // several threads at the same time share one flush of the disk.
  Status write(std::span<const KeyChange> changes);

  // A copy as of now in `directory`, which must not exist; files are shared by hard links where the file system allows.
  // It can be opened as a store.
  Status checkpoint(const std::filesystem::path& directory) const;

  // Rewrites what there is, so that no file holds a byte of a row that was taken away. Time O(size of the store); reads
  // and writes go on.
  Status compact();

 private:
  KeyValueStore() = default;

  std::string name_;  // the directory, for messages
  std::unique_ptr<rocksdb::DB> db_;
};

}  // namespace tamga
