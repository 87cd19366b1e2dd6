#include "engine/storage/store_error.h"

#include <unistd.h>

#include <cerrno>

namespace tamga {
namespace {

// RocksDB words these two itself, so they do not depend on the locale.
bool is_lock_conflict(std::string_view text) {
  return text.find("lock hold by current process") != std::string_view::npos ||
         text.find("While lock file") != std::string_view::npos;
}

}  // namespace

Error store_error(const std::string& directory, const rocksdb::Status& status, const StoreWords& words) {
  const std::string text = status.ToString();
  const auto whole = directory + ": " + std::string(words.whole);
  const auto rows = directory + ": " + std::string(words.rows);
  if (status.IsNoSpace()) return {ErrorCode::kUnavailable, directory + ": the disk is full"};
  if (is_lock_conflict(text)) return {ErrorCode::kUnavailable, whole + " is in use by another process"};
  if (status.IsCorruption()) return {ErrorCode::kCorrupt, rows + " is damaged (" + text + ")"};
  if (status.IsIOError() && ::access(directory.c_str(), W_OK) != 0) {
    if (errno == EROFS) return {ErrorCode::kPermissionDenied, directory + ": the file system is read-only"};
    if (errno == EACCES) return {ErrorCode::kPermissionDenied, directory + ": no right to write"};
  }
  if (text.find("Permission denied") != std::string::npos) {
    return {ErrorCode::kPermissionDenied, directory + ": no right to read or write a file (" + text + ")"};
  }
  return {ErrorCode::kUnavailable, rows + " cannot be read or written (" + text + ")"};
}

}  // namespace tamga
