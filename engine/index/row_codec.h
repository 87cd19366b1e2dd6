// Rows and keys of the RocksDB store, beside posting blocks and texts. docs/index-format.md has every byte.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/index/fingerprint_index.h"
#include "engine/index/version_table.h"

namespace tamga {

inline constexpr std::uint32_t kIndexFormatVersion = 3;

// Keys of the family of rows: a letter for the kind, then what tells rows of one kind apart.
inline constexpr std::string_view kFormatKey = "mformat";
inline constexpr std::string_view kSettingsKey = "msettings";
inline constexpr std::string_view kStateKey = "mstate";
inline constexpr std::string_view kStopSetKey = "mstop_set";
inline constexpr std::string_view kLedgerKeyKey = "mledger_key";
inline constexpr char kErasureRow = 'e';       // by sequence
inline constexpr char kVersionRow = 'v';       // by document
inline constexpr char kRecordRow = 'r';        // by document, current ones
inline constexpr char kFingerprintsRow = 'b';  // by document, current ones in no segment
inline constexpr char kCurrentRow = 'c';       // by institution and id
std::string document_key(char kind, std::uint32_t document);
std::string current_key(std::string_view institution, std::string_view id);
std::string erasure_key(std::uint64_t sequence);
std::optional<std::uint64_t> read_erasure_key(std::string_view key);
// Keys of the family of texts: big_endian32 of the document.

// A run of documents whose postings are packed.
struct SegmentInfo {
  std::uint32_t number = 0;       // never used again
  std::uint32_t bucket_bits = 0;  // upper bits of a fingerprint that choose its block; at most 32
  std::uint32_t first_document = 0;
  std::uint32_t last_document = 0;  // the documents of different segments do not overlap
  std::uint64_t postings = 0;
  std::uint64_t blocks = 0;
  std::uint64_t bytes = 0;  // of the file
  bool operator==(const SegmentInfo&) const = default;
};

// What changes with every write.
struct IndexState {
  std::uint32_t documents = 0;  // numbers given so far
  std::uint64_t sequence = 0;   // of the last change
  std::uint64_t commits = 0;    // durable writes so far, this one included; compared with CommitMark
  std::uint32_t next_segment = 1;
  std::vector<SegmentInfo> segments;  // live ones, older documents first
  bool operator==(const IndexState&) const = default;
};

struct VersionRow {
  DocumentGroup group;
  DocumentVersion version;  // its `group` number is not stored
};

struct RecordRow {
  std::uint64_t put_at = 0;
  DocumentRecord record;
};

// Each decoder returns nothing for bytes that its encoder did not make.
std::string encode_ledger_key(std::string_view key);
std::optional<std::string> decode_ledger_key(std::string_view bytes);
std::string encode_erasure(const Erasure& erasure);  // its sequence is in the key
std::optional<Erasure> decode_erasure(std::string_view bytes);
std::string encode_settings(const IndexSettings& settings);
std::optional<IndexSettings> decode_settings(std::string_view bytes);
std::string encode_state(const IndexState& state);
std::optional<IndexState> decode_state(std::string_view bytes);
// As format versions 1 and 2 wrote them: settings without stem pairs in version 1, a state without commits.
std::optional<IndexSettings> decode_old_settings(std::string_view bytes);
std::optional<IndexState> decode_old_state(std::string_view bytes);
std::string encode_stop_set(const StopSet& stop_set);
std::optional<StopSet> decode_stop_set(std::string_view bytes);
std::string encode_current(std::uint32_t document);
std::optional<std::uint32_t> decode_current(std::string_view bytes);
std::string encode_version(const DocumentGroup& group, const DocumentVersion& version);
std::optional<VersionRow> decode_version(std::string_view bytes);
std::string encode_record(std::uint64_t put_at, const DocumentRecord& record);
std::optional<RecordRow> decode_record(std::string_view bytes);

}  // namespace tamga
