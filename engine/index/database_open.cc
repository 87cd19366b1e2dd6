// How the database is opened: its options, and what stands in the way.
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/listener.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <cstdarg>
#include <system_error>

#include "engine/index/database.h"
#include "engine/index/database_words.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCacheBytes = 64U << 20U;
constexpr const char* kOldSegments = "segments";

// No LOG file: it would be the one thing that a reader without the right to write has to make, and its lines help
// nobody who has our errors.
class NoLog final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char* /*format*/, va_list /*arguments*/) override {}
};

// After a full disk RocksDB would look for room every few seconds and refuse to be asked meanwhile. We ask, with the
// next change (Database::resume).
class NoWaiting final : public rocksdb::EventListener {
 public:
  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason /*reason*/, rocksdb::Status /*error*/,
                            bool* recovers_by_itself) override {
    *recovers_by_itself = false;
  }
};

rocksdb::DBOptions database_options(Database::Mode mode) {
  rocksdb::DBOptions options;
  options.create_if_missing = mode == Database::Mode::kCreate;
  options.create_missing_column_families = mode == Database::Mode::kCreate;
  options.max_open_files = -1;  // a reader keeps every file that the writing process may remove meanwhile
  options.max_background_jobs = 2;
  options.max_total_wal_size = 64U << 20U;
  // The list of files names the first and last key of each, and keys hold ids. So that an id that was erased does not
  // stay in it, every change writes a new list, which is a few kilobytes.
  options.max_manifest_file_size = 1;
  options.info_log = std::make_shared<NoLog>();
  options.listeners.push_back(std::make_shared<NoWaiting>());
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> families(bool old_segments) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = rocksdb::NewLRUCache(kCacheBytes);
  table.format_version = 5;
  rocksdb::ColumnFamilyOptions packed;  // texts and blocks are compact already
  packed.compression = rocksdb::kNoCompression;
  packed.write_buffer_size = 16U << 20U;
  packed.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  rocksdb::ColumnFamilyOptions rows = packed;
  rows.compression = rocksdb::kZSTD;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));  // most ids that are asked for are new
  rows.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  std::vector<rocksdb::ColumnFamilyDescriptor> all = {{rocksdb::kDefaultColumnFamilyName, rows}, {"texts", packed}};
  if (old_segments) all.emplace_back(kOldSegments, packed);
  return all;
}

// An index of format 1 or 2 has one family more.
bool has_old_segments(const rocksdb::DBOptions& options, const std::string& directory) {
  std::vector<std::string> names;
  const auto listed = rocksdb::DB::ListColumnFamilies(options, directory, &names);
  return listed.ok() && std::ranges::find(names, kOldSegments) != names.end();
}

// Is there a database? RocksDB would make one, or say "No such file" of a file inside.
Result<bool> has_database(const fs::path& directory) {
  std::error_code error;
  const bool found = fs::exists(directory / "CURRENT", error);
  if (error == std::errc::permission_denied) {
    return fail(ErrorCode::kPermissionDenied, directory.string() + ": no right to read");
  }
  if (error) return fail(ErrorCode::kUnavailable, directory.string() + ": " + error.message());
  return found;
}

Status make_directory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (!error) return {};
  const bool denied = error == std::errc::permission_denied || error == std::errc::read_only_file_system;
  return fail(denied ? ErrorCode::kPermissionDenied : ErrorCode::kUnavailable,
              directory.string() + ": cannot make the directory: " + error.message());
}

Status prepare(const fs::path& directory, Database::Mode mode) {
  if (mode == Database::Mode::kCreate) return make_directory(directory);
  const auto found = has_database(directory);
  if (!found) return std::unexpected(found.error());
  if (!*found) return fail(ErrorCode::kNotFound, directory.string() + ": no index here");
  return {};
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const fs::path& directory, Mode mode) {
  if (auto prepared = prepare(directory, mode); !prepared) return std::unexpected(prepared.error());
  const auto options = database_options(mode);
  const auto all = families(has_old_segments(options, directory.string()));
  std::unique_ptr<Database> database(new Database);
  database->name_ = directory.string();
  rocksdb::DB* db = nullptr;
  const auto status = mode == Mode::kRead
                          ? rocksdb::DB::OpenForReadOnly(options, database->name_, all, &database->families_, &db)
                          : rocksdb::DB::Open(options, database->name_, all, &database->families_, &db);
  database->db_.reset(db);
  if (!status.ok()) return std::unexpected(store_error(database->name_, status, kIndexWords));
  return database;
}

}  // namespace tamga
