#include "engine/index/database.h"

#include <rocksdb/db.h>
#include <rocksdb/table_properties.h>

#include <algorithm>
#include <thread>

#include "engine/index/database_words.h"

namespace tamga {
namespace {

rocksdb::Slice slice(std::string_view bytes) {
  return {bytes.data(), bytes.size()};
}

std::string_view view(const rocksdb::Slice& slice) {
  return {slice.data(), slice.size()};
}

rocksdb::ReadOptions read_options(const RowSnapshot& snapshot) {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot.get();
  return options;
}

}  // namespace

RowCursor::RowCursor(std::unique_ptr<rocksdb::Iterator> rows, std::string prefix, std::string directory,
                     RowSnapshot snapshot)
    : snapshot_(std::move(snapshot)),
      rows_(std::move(rows)),
      prefix_(std::move(prefix)),
      directory_(std::move(directory)) {}

RowCursor::RowCursor(RowCursor&&) noexcept = default;
RowCursor& RowCursor::operator=(RowCursor&&) noexcept = default;
RowCursor::~RowCursor() = default;

bool RowCursor::next() {
  if (!started_) {
    rows_->Seek(prefix_);
  } else {
    rows_->Next();
  }
  started_ = true;
  return rows_->Valid() && rows_->key().starts_with(prefix_);
}

std::string_view RowCursor::key() const {
  return view(rows_->key());
}

std::string_view RowCursor::value() const {
  return view(rows_->value());
}

Status RowCursor::status() const {
  const auto status = rows_->status();
  if (!status.ok()) return std::unexpected(store_error(directory_, status, kIndexWords));
  return {};
}

Database::~Database() {
  for (auto* family : families_) db_->DestroyColumnFamilyHandle(family);
}

RowSnapshot Database::snapshot() const {
  auto* db = db_.get();
  return {db->GetSnapshot(), [db](const rocksdb::Snapshot* snapshot) {
            if (snapshot != nullptr) db->ReleaseSnapshot(snapshot);
          }};
}

Result<std::optional<std::string>> Database::get(Family family, std::string_view key,
                                                 const RowSnapshot& snapshot) const {
  std::string value;
  const auto status = db_->Get(read_options(snapshot), handle(family), slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  if (!status.ok()) return std::unexpected(store_error(name_, status, kIndexWords));
  return value;
}

RowCursor Database::cursor(Family family, std::string_view prefix, const RowSnapshot& snapshot) const {
  std::unique_ptr<rocksdb::Iterator> rows(db_->NewIterator(read_options(snapshot), handle(family)));
  return {std::move(rows), std::string(prefix), name_, snapshot};
}

Status Database::write(std::span<const RowChange> changes) {
  rocksdb::WriteBatch batch;
  for (const auto& change : changes) {
    const auto status = change.value ? batch.Put(handle(change.family), change.key, *change.value)
                                     : batch.Delete(handle(change.family), change.key);
    if (!status.ok()) return std::unexpected(store_error(name_, status, kIndexWords));
  }
  rocksdb::WriteOptions options;
  options.sync = true;
  const auto status = db_->Write(options, &batch);
  if (status.ok()) return {};
  was_full_ = status.IsNoSpace();
  return std::unexpected(store_error(name_, status, kIndexWords));
}

// RocksDB writes out its memory and goes on with a new log, so that no torn record lies before what is written next.
Status Database::resume() {
  if (!was_full_) return fail(ErrorCode::kUnavailable, name_ + ": an error of the disk came before");
  const auto status = db_->Resume();
  if (!status.ok()) return std::unexpected(store_error(name_, status, kIndexWords));
  return {};
}

Status Database::add_rows(Family family, RowCursor rows) {
  constexpr std::size_t kBatchBytes = 1U << 20U;
  rocksdb::WriteOptions options;
  options.disableWAL = true;
  rocksdb::WriteBatch batch;
  rocksdb::Status status;
  bool more = true;
  while (more && status.ok()) {
    more = rows.next();
    if (more) status = batch.Put(handle(family), slice(rows.key()), slice(rows.value()));
    if (status.ok() && (!more || batch.GetDataSize() >= kBatchBytes)) {
      status = db_->Write(options, &batch);
      batch.Clear();
    }
  }
  if (auto read = rows.status(); !read) return read;
  if (status.ok()) status = db_->Flush({}, handle(family));
  if (!status.ok()) return std::unexpected(store_error(name_, status, kIndexWords));
  return {};
}

Status Database::drop_old_segments() {
  if (!has(Family::kOldSegments)) return {};
  auto status = db_->DropColumnFamily(handle(Family::kOldSegments));
  if (status.ok()) status = db_->DestroyColumnFamilyHandle(families_.back());
  if (!status.ok()) return std::unexpected(store_error(name_, status, kIndexWords));
  families_.pop_back();
  return {};
}

// A row that a snapshot still sees outlives any compaction.
Status Database::wait_for_snapshots(const RowSnapshot& since, std::chrono::milliseconds patience) const {
  constexpr std::chrono::milliseconds kPause(5);
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (true) {
    std::uint64_t oldest = 0;
    const bool known = db_->GetIntProperty(rocksdb::DB::Properties::kOldestSnapshotSequence, &oldest);
    if (!known || oldest >= since->GetSequenceNumber()) return {};
    if (std::chrono::steady_clock::now() >= deadline) {
      return fail(ErrorCode::kUnavailable, name_ + ": not purged: a query that began earlier has not ended");
    }
    std::this_thread::sleep_for(kPause);
  }
}

Status Database::purge(const RowSnapshot& since, std::chrono::milliseconds patience) {
  if (auto waited = wait_for_snapshots(since, patience); !waited) return waited;
  auto status = db_->Flush({}, families_);
  rocksdb::CompactRangeOptions options;
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
  for (auto* family : families_) {
    rocksdb::TablePropertiesCollection tables;
    if (status.ok()) status = db_->GetPropertiesOfAllTables(family, &tables);
    const bool deletions =
        std::ranges::any_of(tables, [](const auto& table) { return table.second->num_deletions > 0; });
    if (status.ok() && deletions) status = db_->CompactRange(options, family, nullptr, nullptr);
  }
  if (status.ok()) status = db_->EnableFileDeletions(true);  // looks for files that nothing needs, and removes them
  if (!status.ok()) return std::unexpected(store_error(name_, status, kIndexWords));
  return {};
}

}  // namespace tamga
