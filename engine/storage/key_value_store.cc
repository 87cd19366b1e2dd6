#include "engine/storage/key_value_store.h"

#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>
#include <rocksdb/utilities/checkpoint.h>

#include <cstdarg>
#include <system_error>
#include <utility>

#include "engine/storage/store_error.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCacheBytes = 32U << 20U;
constexpr std::size_t kBufferBytes = 16U << 20U;
constexpr std::uint64_t kLogBytes = 64U << 20U;

rocksdb::Slice slice(std::string_view bytes) {
  return {bytes.data(), bytes.size()};
}

std::string_view view(const rocksdb::Slice& slice) {
  return {slice.data(), slice.size()};
}

// RocksDB's own log would hold keys of rows; our errors say what a person needs.
class NoLog final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char* /*format*/, va_list /*arguments*/) override {}
};

rocksdb::Options store_options() {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = rocksdb::NewLRUCache(kCacheBytes);
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  table.format_version = 5;
  rocksdb::Options options;
  options.create_if_missing = true;
  options.max_background_jobs = 2;
  options.max_total_wal_size = kLogBytes;
  options.write_buffer_size = kBufferBytes;
  options.compression = rocksdb::kZSTD;
  options.info_log = std::make_shared<NoLog>();
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

Status make_private_directory(const fs::path& directory) {
  std::error_code error;
  const bool made = fs::create_directories(directory, error);
  if (!error && made) fs::permissions(directory, fs::perms::owner_all, error);
  if (!error) return {};
  const bool denied = error == std::errc::permission_denied || error == std::errc::read_only_file_system;
  return fail(denied ? ErrorCode::kPermissionDenied : ErrorCode::kUnavailable,
              directory.string() + ": cannot make the directory: " + error.message());
}

}  // namespace

KeyCursor::KeyCursor(std::unique_ptr<rocksdb::Iterator> rows, std::string prefix, std::string directory)
    : rows_(std::move(rows)), prefix_(std::move(prefix)), directory_(std::move(directory)), start_(prefix_) {}

KeyCursor::KeyCursor(KeyCursor&&) noexcept = default;
KeyCursor& KeyCursor::operator=(KeyCursor&&) noexcept = default;
KeyCursor::~KeyCursor() = default;

bool KeyCursor::on_row() const {
  return rows_->Valid() && rows_->key().starts_with(prefix_);
}

bool KeyCursor::next() {
  if (!started_) {
    started_ = true;
    rows_->Seek(slice(start_));
  } else if (on_row()) {
    rows_->Next();
  }
  return on_row();
}

void KeyCursor::start_at(std::string_view key) {
  start_ = std::string(key);
  started_ = false;
}

std::string_view KeyCursor::key() const {
  return view(rows_->key());
}

std::string_view KeyCursor::value() const {
  return view(rows_->value());
}

Status KeyCursor::status() const {
  const auto status = rows_->status();
  if (!status.ok()) return std::unexpected(store_error(directory_, status));
  return {};
}

KeyValueStore::~KeyValueStore() = default;

Result<std::unique_ptr<KeyValueStore>> KeyValueStore::open(const fs::path& directory) {
  if (auto made = make_private_directory(directory); !made) return std::unexpected(made.error());
  std::unique_ptr<KeyValueStore> store(new KeyValueStore);
  store->name_ = directory.string();
  rocksdb::DB* db = nullptr;
  const auto status = rocksdb::DB::Open(store_options(), store->name_, &db);
  store->db_.reset(db);
  if (!status.ok()) return std::unexpected(store_error(store->name_, status));
  return store;
}

Result<std::optional<std::string>> KeyValueStore::get(std::string_view key) const {
  std::string value;
  const auto status = db_->Get({}, slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  if (!status.ok()) return std::unexpected(store_error(name_, status));
  return value;
}

KeyCursor KeyValueStore::cursor(std::string_view prefix) const {
  return {std::unique_ptr<rocksdb::Iterator>(db_->NewIterator({})), std::string(prefix), name_};
}

Status KeyValueStore::write(std::span<const KeyChange> changes) {
  rocksdb::WriteBatch batch;
  for (const auto& change : changes) {
    const auto status = change.value ? batch.Put(change.key, *change.value) : batch.Delete(change.key);
    if (!status.ok()) return std::unexpected(store_error(name_, status));
  }
  rocksdb::WriteOptions options;
  options.sync = true;
  const auto status = db_->Write(options, &batch);
  if (!status.ok()) return std::unexpected(store_error(name_, status));
  return {};
}

Status KeyValueStore::checkpoint(const fs::path& directory) const {
  rocksdb::Checkpoint* made = nullptr;
  auto status = rocksdb::Checkpoint::Create(db_.get(), &made);
  const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
  if (status.ok()) status = checkpoint->CreateCheckpoint(directory.string());
  if (!status.ok()) return std::unexpected(store_error(directory.string(), status));
  return {};
}

Status KeyValueStore::compact() {
  auto status = db_->Flush({});  // a write-ahead log that is no longer needed goes with it
  rocksdb::CompactRangeOptions options;
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  if (status.ok()) status = db_->CompactRange(options, nullptr, nullptr);
  if (!status.ok()) return std::unexpected(store_error(name_, status));
  return {};
}

}  // namespace tamga
