#include "engine/index/database.h"

#include <rocksdb/convenience.h>
#include <rocksdb/db.h>
#include <rocksdb/sst_file_writer.h>

#include "engine/index/database_error.h"

namespace tamga {
namespace {

constexpr const char* kBulkFile = "bulk-rows.tmp";

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

// The least key greater than all keys with this prefix, which holds a byte below 0xFF.
std::string behind_prefix(std::string_view prefix) {
  std::string end(prefix);
  while (static_cast<unsigned char>(end.back()) == 0xFFU) end.pop_back();
  end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1U);
  return end;
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

bool RowCursor::skip_to(std::string_view key) {
  started_ = true;
  rows_->Seek(slice(key));
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
  if (!status.ok()) return std::unexpected(database_error(directory_, status));
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
  if (!status.ok()) return std::unexpected(database_error(name_, status));
  return value;
}

Status Database::multi_get(Family family, std::span<const std::string> keys,
                           const std::function<Status(std::size_t, std::string_view)>& visit) const {
  const std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
  std::vector<rocksdb::PinnableSlice> values(keys.size());
  std::vector<rocksdb::Status> statuses(keys.size());
  db_->MultiGet({}, handle(family), slices.size(), slices.data(), values.data(), statuses.data(), true);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (statuses[i].IsNotFound()) continue;
    if (!statuses[i].ok()) return std::unexpected(database_error(name_, statuses[i]));
    if (auto visited = visit(i, view(values[i])); !visited) return visited;
  }
  return {};
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
    if (!status.ok()) return std::unexpected(database_error(name_, status));
  }
  rocksdb::WriteOptions options;
  options.sync = true;
  const auto status = db_->Write(options, &batch);
  if (!status.ok()) return std::unexpected(database_error(name_, status));
  return {};
}

Status Database::add_sorted(Family family, const std::function<Status(const RowSink&)>& fill) {
  const std::string path = name_ + "/" + kBulkFile;
  const auto options = db_->GetOptions(handle(family));
  rocksdb::SstFileWriter writer(rocksdb::EnvOptions(options), options, handle(family));
  auto status = writer.Open(path);
  if (status.ok()) {
    std::uint64_t rows = 0;
    auto filled = fill([&](std::string_view key, std::string_view value) -> Status {
      ++rows;
      const auto added = writer.Put(slice(key), slice(value));
      if (!added.ok()) return std::unexpected(database_error(name_, added));
      return {};
    });
    if (!filled || rows == 0) return filled;  // the file is overwritten by the next one and removed at opening
    status = writer.Finish();
  }
  rocksdb::IngestExternalFileOptions ingestion;
  ingestion.move_files = true;
  if (status.ok()) status = db_->IngestExternalFile(handle(family), {path}, ingestion);
  if (!status.ok()) return std::unexpected(database_error(name_, status));
  return {};
}

Status Database::drop(Family family, std::string_view prefix) {
  const std::string end = behind_prefix(prefix);
  const rocksdb::Slice first = slice(prefix);
  const rocksdb::Slice last(end);
  // Whole files go at once; what shares a file with other rows needs tombstones.
  auto status = rocksdb::DeleteFilesInRange(db_.get(), handle(family), &first, &last, false);
  if (!status.ok()) return std::unexpected(database_error(name_, status));
  auto left = cursor(family, prefix, nullptr);
  if (!left.next()) return left.status();
  rocksdb::WriteOptions options;
  options.sync = true;
  status = db_->DeleteRange(options, handle(family), first, last);
  if (!status.ok()) return std::unexpected(database_error(name_, status));
  return {};
}

}  // namespace tamga
