#include "engine/index/store_loader.h"

#include <algorithm>
#include <system_error>

#include "engine/index/byte_codec.h"
#include "engine/index/erasure_ledger.h"
#include "engine/index/row_codec.h"
#include "engine/index/store_upgrade.h"

namespace tamga {
namespace {

constexpr std::size_t kFormatBytes = 4;

std::unexpected<Error> damaged(const Database& database, const std::string& what) {
  return fail(ErrorCode::kCorrupt, database.name() + ": the index is damaged: " + what);
}

}  // namespace

Result<std::uint32_t> read_format(const Database& database) {
  const auto found = database.get(Family::kRows, kFormatKey, nullptr);
  if (!found) return std::unexpected(found.error());
  const auto& row = *found;
  if (!row) {
    // A crash while the index was being made leaves an empty database. Rows without a version are another matter.
    auto rows = database.cursor(Family::kRows, "", nullptr);
    if (rows.next()) return damaged(database, "it names no format version");
    if (auto status = rows.status(); !status) return std::unexpected(status.error());
    return fail(ErrorCode::kNotFound, database.name() + ": no index here");
  }
  ByteReader reader(*row);
  const auto version = reader.little_endian(kFormatBytes);
  if (!reader.complete()) return damaged(database, "the format version is no number");
  if (version == 0 || version > kIndexFormatVersion) {
    return fail(ErrorCode::kUnsupported, database.name() + ": the index has format version " + std::to_string(version) +
                                             ", this build reads versions 1 to " + std::to_string(kIndexFormatVersion));
  }
  return static_cast<std::uint32_t>(version);
}

namespace {

// A row that must be there, decoded.
template <class Decode>
auto required(const Database& database, std::string_view key, Decode decode)
    -> Result<typename decltype(decode(std::string_view{}))::value_type> {
  const auto found = database.get(Family::kRows, key, nullptr);
  if (!found) return std::unexpected(found.error());
  const auto& row = *found;
  if (!row) return damaged(database, "row " + std::string(key) + " is missing");
  auto decoded = decode(std::string_view(*row));
  if (!decoded) return damaged(database, "row " + std::string(key));
  return std::move(*decoded);
}

// Every number from 1 to the last sequence made or ended a version. So a lost write, such as a log file that vanished
// while a reader was opening, cannot pass for an older state.
Status check_sequences(const Database& database, const VersionTable& versions, std::uint64_t last) {
  std::vector<bool> seen(last + 1);
  for (std::uint32_t document = 1; document <= versions.size(); ++document) {
    const auto& version = versions.at(document);
    const bool in_order = document == 1 || versions.at(document - 1).put_at < version.put_at;
    const bool ends_later = version.current() || version.gone_at > version.put_at;
    if (version.put_at == 0 || version.put_at > last || version.gone_at > last || !in_order || !ends_later) {
      return damaged(database, "times of document " + std::to_string(document));
    }
    seen[version.put_at] = true;
    if (!version.current()) seen[version.gone_at] = true;
  }
  const auto missing = std::ranges::find(seen.begin() + 1, seen.end(), false);
  if (missing == seen.end()) return {};
  return damaged(database, "change " + std::to_string(missing - seen.begin()) + " is missing");
}

Status load_versions(const Database& database, const IndexState& state, StoreView& view) {
  auto rows = database.cursor(Family::kRows, {&kVersionRow, 1}, nullptr);
  while (rows.next()) {
    const auto expected = view.versions.size() + 1;
    const auto row = decode_version(rows.value());
    if (!row || rows.key() != document_key(kVersionRow, expected)) {
      return damaged(database, "version of document " + std::to_string(expected));
    }
    view.versions.add(row->group, row->version);
  }
  if (auto status = rows.status(); !status) return status;
  if (view.versions.size() != state.documents) {
    return damaged(database, std::to_string(view.versions.size()) + " versions of " + std::to_string(state.documents));
  }
  return check_sequences(database, view.versions, state.sequence);
}

Status check_segments(const Database& database, const IndexState& state, std::uint32_t fingerprint_bits) {
  std::uint32_t next_document = 1;
  for (const auto& segment : state.segments) {
    const bool in_order = segment.first_document == next_document;
    const bool in_range = segment.last_document >= segment.first_document && segment.last_document <= state.documents;
    if (!in_order || !in_range || segment.number >= state.next_segment || segment.bucket_bits >= fingerprint_bits) {
      return damaged(database, "list of segments at segment " + std::to_string(segment.number));
    }
    next_document = segment.last_document + 1;
  }
  return {};
}

// The current documents behind the last segment, each with its row of fingerprints.
Status load_buffer(const Database& database, std::uint32_t fingerprint_bits, StoreView& view) {
  std::vector<Posting> postings;
  auto rows = database.cursor(Family::kRows, {&kFingerprintsRow, 1}, nullptr);
  bool more = rows.next();
  for (std::uint32_t document = view.first_buffered_document(); document <= view.versions.size(); ++document) {
    const auto& version = view.versions.at(document);
    if (!version.current()) continue;
    const bool there = more && rows.key() == document_key(kFingerprintsRow, document);
    const auto fingerprints = there ? decode_fingerprints(rows.value(), fingerprint_bits) : std::nullopt;
    if (!fingerprints || fingerprints->size() != version.fingerprints) {
      return damaged(database, "fingerprints of document " + std::to_string(document));
    }
    for (const auto fingerprint : *fingerprints) postings.push_back({fingerprint, document});
    more = rows.next();
  }
  if (more) return damaged(database, "fingerprints of a document that should have none");
  if (auto status = rows.status(); !status) return status;
  view.buffer.add(std::move(postings));
  return {};
}

}  // namespace

Status write_first_rows(Database& database, const IndexSettings& settings) {
  const auto format = database.get(Family::kRows, kFormatKey, nullptr);
  if (!format) return std::unexpected(format.error());
  if (*format) return fail(ErrorCode::kInvalidArgument, database.name() + ": there is an index already");
  const auto ledger_key = new_ledger_key();
  if (!ledger_key) return std::unexpected(ledger_key.error());
  ByteWriter version;
  version.little_endian(kIndexFormatVersion, kFormatBytes);
  const std::vector<RowChange> rows = {{Family::kRows, std::string(kFormatKey), version.take()},
                                       {Family::kRows, std::string(kSettingsKey), encode_settings(settings)},
                                       {Family::kRows, std::string(kStateKey), encode_state({})},
                                       {Family::kRows, std::string(kLedgerKeyKey), encode_ledger_key(*ledger_key)},
                                       {Family::kRows, std::string(kStopSetKey), encode_stop_set({})}};
  return database.write(rows);
}

namespace {

Result<StoreHead> read_head(const Database& database, bool old) {
  auto settings = required(database, kSettingsKey, old ? decode_old_settings : decode_settings);
  if (!settings) return std::unexpected(settings.error());
  auto state = required(database, kStateKey, old ? decode_old_state : decode_state);
  if (!state) return std::unexpected(state.error());
  // A copy for reading of an index without a ledger has an empty one, and a key that nothing was made with.
  auto key = old ? new_ledger_key() : required(database, kLedgerKeyKey, decode_ledger_key);
  if (!key) return std::unexpected(key.error());
  const auto bits = settings->fingerprint_bits;
  if (bits != 40 && bits != 48) return damaged(database, "row " + std::string(kSettingsKey));
  if (auto checked = check_segments(database, *state, bits); !checked) return std::unexpected(checked.error());
  return StoreHead{std::move(*settings), std::move(*state), std::move(*key)};
}

Result<std::vector<SegmentPointer>> open_segments(const std::filesystem::path& index, const StoreHead& head) {
  std::vector<SegmentPointer> segments;
  for (const auto& info : head.state.segments) {
    auto segment = Segment::open(segment_path(index, info.number), info, head.settings.fingerprint_bits);
    if (!segment) {
      // A reader may have come too late for a file that the writer has replaced; then the next look shows another list.
      const auto& error = segment.error();
      const auto code = error.code == ErrorCode::kNotFound ? ErrorCode::kCorrupt : error.code;
      return fail(code, error.message);
    }
    segments.push_back(std::move(*segment));
  }
  return segments;
}

Status check_commits(const Database& database, std::uint64_t found, std::uint64_t acknowledged) {
  if (found >= acknowledged) return {};
  return damaged(database, "it has " + std::to_string(found) + " changes of " + std::to_string(acknowledged) +
                               " that were acknowledged; the end of its log was lost");
}

}  // namespace

Result<StoreHead> read_old_head(const Database& database) {
  return read_head(database, true);
}

Result<LoadedStore> load_store(const Database& database, const std::filesystem::path& index, std::uint64_t commits) {
  const auto format = read_format(database);
  if (!format) return std::unexpected(format.error());
  const bool old = *format < kIndexFormatVersion;
  auto head = read_head(database, old);
  if (!head) return std::unexpected(head.error());
  if (auto checked = check_commits(database, head->state.commits, commits); !checked && !old) {
    return std::unexpected(checked.error());
  }
  auto stop_set = required(database, kStopSetKey, decode_stop_set);
  if (!stop_set) return std::unexpected(stop_set.error());
  auto segments =
      old ? convert_for_reading(database, head->state, head->settings.fingerprint_bits) : open_segments(index, *head);
  if (!segments) return std::unexpected(segments.error());

  auto view = std::make_shared<StoreView>();
  view->settings = std::make_shared<const IndexSettings>(std::move(head->settings));
  view->segments = std::move(*segments);
  const auto bits = view->settings->fingerprint_bits;
  view->sequence = head->state.sequence;
  auto fingerprints = truncated_fingerprints(stop_set->hashes, bits);
  view->stop = std::make_shared<StopFingerprints>(StopFingerprints{std::move(*stop_set), std::move(fingerprints)});
  auto loaded = load_versions(database, head->state, *view);
  if (loaded) loaded = load_buffer(database, bits, *view);
  if (!loaded) return std::unexpected(loaded.error());
  view->rows = database.snapshot();
  return LoadedStore{std::move(view), *format, head->state.next_segment, head->state.commits,
                     std::move(head->ledger_key)};
}

Status drop_orphans(const std::filesystem::path& index, const StoreView& view) {
  const auto is_live = [&](const std::filesystem::path& path) {
    return std::ranges::any_of(view.segments, [&](const auto& segment) {
      return segment_path(index, segment->info().number).filename() == path.filename();
    });
  };
  std::error_code error;
  std::filesystem::create_directories(segment_directory(index), error);
  std::vector<std::filesystem::path> orphans;
  if (!error) {
    for (const auto& entry : std::filesystem::directory_iterator(segment_directory(index), error)) {
      if (!is_live(entry.path())) orphans.push_back(entry.path());
    }
  }
  for (const auto& orphan : orphans) std::filesystem::remove(orphan, error);
  if (error) return std::unexpected(file_error(segment_directory(index), "written", error.value()));
  return {};
}

}  // namespace tamga
