#include "engine/storage/store_error.h"

#include <string_view>

namespace tamga {
namespace {

// RocksDB words these two itself, so they do not depend on the locale.
bool is_lock_conflict(std::string_view text) {
  return text.find("lock hold by current process") != std::string_view::npos ||
         text.find("While lock file") != std::string_view::npos;
}

}  // namespace

Error store_error(const std::string& directory, const rocksdb::Status& status) {
  const std::string text = status.ToString();
  if (status.IsNoSpace()) return {ErrorCode::kUnavailable, directory + ": the disk is full"};
  if (is_lock_conflict(text)) return {ErrorCode::kUnavailable, directory + ": in use by another process"};
  if (status.IsCorruption()) return {ErrorCode::kCorrupt, directory + ": the store is damaged (" + text + ")"};
  if (text.find("Permission denied") != std::string::npos) {
    return {ErrorCode::kPermissionDenied, directory + ": no right to read or write (" + text + ")"};
  }
  return {ErrorCode::kUnavailable, directory + ": the store cannot be read or written (" + text + ")"};
}

}  // namespace tamga
