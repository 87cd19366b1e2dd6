// The blocks of old segments have the form that they have now, so only their buckets are cut anew.
#include "engine/index/store_upgrade.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

#include "engine/index/byte_codec.h"
#include "engine/index/erasure_ledger.h"
#include "engine/index/posting_block.h"
#include "engine/index/store_loader.h"

namespace tamga {
namespace {

constexpr std::size_t kFormatBytes = 4;
constexpr std::size_t kBlockKeyBytes = 8;

std::unexpected<Error> damaged(const Database& database, const SegmentInfo& segment, const std::string& what) {
  return fail(ErrorCode::kCorrupt,
              database.name() + ": the index is damaged in " + what + " of segment " + std::to_string(segment.number));
}

Status copy_blocks(const Database& database, const SegmentInfo& old, std::uint32_t fingerprint_bits,
                   SegmentWriter& writer) {
  std::vector<Posting> block;
  std::uint64_t postings = 0;
  auto rows = database.cursor(Family::kOldSegments, big_endian32(old.number), nullptr);
  while (rows.next()) {
    if (rows.key().size() != kBlockKeyBytes) return damaged(database, old, "the key of a block");
    const auto bucket = read_big_endian32(rows.key().substr(4));
    block.clear();
    if (!append_posting_block(rows.value(), fingerprint_bits - old.bucket_bits, bucket, block)) {
      return damaged(database, old, "block " + std::to_string(bucket));
    }
    for (const auto& posting : block) {
      if (posting.document < old.first_document || posting.document > old.last_document) {
        return damaged(database, old, "block " + std::to_string(bucket));
      }
    }
    postings += block.size();
    if (auto added = writer.add(block); !added) return added;
  }
  if (auto read = rows.status(); !read) return read;
  if (postings != old.postings) return damaged(database, old, "the number of postings");
  return {};
}

Result<SegmentPointer> convert(const Database& database, const SegmentInfo& old, std::uint32_t fingerprint_bits,
                               const std::filesystem::path& path) {
  auto writer = SegmentWriter::create(path, old, fingerprint_bits, old.postings);
  if (!writer) return std::unexpected(writer.error());
  if (auto copied = copy_blocks(database, old, fingerprint_bits, *writer); !copied) {
    return std::unexpected(copied.error());
  }
  const auto written = writer->finish();
  if (!written) return std::unexpected(written.error());
  return Segment::open(path, *written, fingerprint_bits);
}

}  // namespace

Result<std::vector<SegmentPointer>> convert_segments(const Database& database, const IndexState& state,
                                                     std::uint32_t fingerprint_bits,
                                                     const std::filesystem::path& directory) {
  std::vector<SegmentPointer> segments;
  for (const auto& old : state.segments) {
    const auto path = directory / segment_path({}, old.number).filename();
    auto segment = convert(database, old, fingerprint_bits, path);
    if (!segment) return std::unexpected(segment.error());
    segments.push_back(std::move(*segment));
  }
  return segments;
}

Result<std::vector<SegmentPointer>> convert_for_reading(const Database& database, const IndexState& state,
                                                        std::uint32_t fingerprint_bits) {
  std::error_code error;
  const auto temporary = std::filesystem::temp_directory_path(error);
  std::string directory = (temporary / "tamga-old-index-XXXXXX").string();
  if (::mkdtemp(directory.data()) == nullptr) return std::unexpected(file_error(directory, "made", errno));
  auto segments = convert_segments(database, state, fingerprint_bits, directory);
  std::filesystem::remove_all(directory, error);
  return segments;
}

Status upgrade_store(Database& database, const std::filesystem::path& index) {
  const auto format = read_format(database);
  if (!format) return std::unexpected(format.error());
  if (*format == kIndexFormatVersion) return database.drop_old_segments();  // what a crash may have left to do
  auto head = read_old_head(database);
  if (!head) return std::unexpected(head.error());
  const auto directory = segment_directory(index);
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error) return std::unexpected(file_error(directory, "made", error.value()));
  const auto segments = convert_segments(database, head->state, head->settings.fingerprint_bits, directory);
  if (!segments) return std::unexpected(segments.error());
  head->state.commits = 1;
  for (std::size_t i = 0; i < segments->size(); ++i) head->state.segments[i] = (*segments)[i]->info();
  ByteWriter version;
  version.little_endian(kIndexFormatVersion, kFormatBytes);
  const std::vector<RowChange> rows = {{Family::kRows, std::string(kFormatKey), version.take()},
                                       {Family::kRows, std::string(kSettingsKey), encode_settings(head->settings)},
                                       {Family::kRows, std::string(kLedgerKeyKey), encode_ledger_key(head->ledger_key)},
                                       {Family::kRows, std::string(kStateKey), encode_state(head->state)}};
  if (auto written = database.write(rows); !written) return written;
  return database.drop_old_segments();
}

}  // namespace tamga
