#include "engine/index/row_codec.h"

#include <array>

#include "engine/index/byte_codec.h"

namespace tamga {
namespace {

// The strings of a record in the order in which they are stored.
using RecordString = std::string DocumentRecord::*;
constexpr std::array<RecordString, 12> kRecordStrings = {
    &DocumentRecord::id,         &DocumentRecord::title,     &DocumentRecord::institution,
    &DocumentRecord::collection, &DocumentRecord::author_id, &DocumentRecord::course,
    &DocumentRecord::assignment, &DocumentRecord::date,      &DocumentRecord::legal_basis,
    &DocumentRecord::file_name,  &DocumentRecord::sha256,    &DocumentRecord::first_seen};

constexpr std::uint64_t kLeastSegmentBytes = 7;
constexpr std::uint32_t kMaxBucketBits = 32;

void write_segment(ByteWriter& writer, const SegmentInfo& segment) {
  writer.varint(segment.number);
  writer.varint(segment.bucket_bits);
  writer.varint(segment.first_document);
  writer.varint(segment.last_document);
  writer.varint(segment.postings);
  writer.varint(segment.blocks);
  writer.varint(segment.bytes);
}

SegmentInfo read_segment(ByteReader& reader) {
  SegmentInfo segment;
  segment.number = reader.varint32();
  segment.bucket_bits = reader.varint32();
  segment.first_document = reader.varint32();
  segment.last_document = reader.varint32();
  segment.postings = reader.varint();
  segment.blocks = reader.varint();
  segment.bytes = reader.varint();
  if (segment.bucket_bits > kMaxBucketBits) reader.reject();
  return segment;
}

bool read_bool(ByteReader& reader) {
  const auto byte = reader.byte();
  if (byte > 1) reader.reject();
  return byte == 1;
}

template <class Row>
std::optional<Row> finished(const ByteReader& reader, Row row) {
  if (!reader.complete()) return std::nullopt;
  return row;
}

}  // namespace

std::string document_key(char kind, std::uint32_t document) {
  return kind + big_endian32(document);
}

std::string current_key(std::string_view institution, std::string_view id) {
  std::string key = kCurrentRow + big_endian32(static_cast<std::uint32_t>(institution.size()));
  key.append(institution);
  key.append(id);
  return key;
}

std::string erasure_key(std::uint64_t sequence) {
  constexpr std::uint32_t kHalf = 32;
  return kErasureRow + big_endian32(static_cast<std::uint32_t>(sequence >> kHalf)) +
         big_endian32(static_cast<std::uint32_t>(sequence));
}

std::optional<std::uint64_t> read_erasure_key(std::string_view key) {
  constexpr std::size_t kKeyBytes = 9;
  if (key.size() != kKeyBytes) return std::nullopt;
  return std::uint64_t{read_big_endian32(key.substr(1, 4))} << 32U | read_big_endian32(key.substr(5));
}

std::string encode_ledger_key(std::string_view key) {
  ByteWriter writer;
  writer.string(key);
  return seal(writer.take());
}

std::optional<std::string> decode_ledger_key(std::string_view bytes) {
  const auto row = unseal(bytes);
  if (!row) return std::nullopt;
  ByteReader reader(*row);
  std::string key(reader.string());
  return finished(reader, std::move(key));
}

std::string encode_erasure(const Erasure& erasure) {
  ByteWriter writer;
  writer.varint(to_number(erasure.document));
  writer.string(erasure.pseudonym);
  return seal(writer.take());
}

std::optional<Erasure> decode_erasure(std::string_view bytes) {
  const auto row = unseal(bytes);
  if (!row) return std::nullopt;
  ByteReader reader(*row);
  Erasure erasure;
  erasure.document = DocumentId{reader.varint32()};
  erasure.pseudonym = reader.string();
  return finished(reader, std::move(erasure));
}

std::string encode_settings(const IndexSettings& settings) {
  ByteWriter writer;
  writer.varint(settings.fingerprints.k);
  writer.varint(settings.fingerprints.window);
  writer.varint(settings.fingerprint_bits);
  writer.string(settings.normalisation.name);
  writer.varint(settings.normalisation.version);
  writer.varint(settings.stem_pairs.reach);
  writer.varint(settings.stem_pairs.one_in);
  return seal(writer.take());
}

namespace {

IndexSettings read_settings(ByteReader& reader) {
  IndexSettings settings;
  settings.fingerprints.k = reader.varint32();
  settings.fingerprints.window = reader.varint32();
  settings.fingerprint_bits = reader.varint32();
  settings.normalisation.name = reader.string();
  settings.normalisation.version = reader.varint32();
  return settings;
}

void read_stem_pairs(ByteReader& reader, IndexSettings& settings) {
  settings.stem_pairs.reach = reader.varint32();
  settings.stem_pairs.one_in = reader.varint32();
}

}  // namespace

std::optional<IndexSettings> decode_settings(std::string_view bytes) {
  const auto row = unseal(bytes);
  if (!row) return std::nullopt;
  ByteReader reader(*row);
  auto settings = read_settings(reader);
  read_stem_pairs(reader, settings);
  return finished(reader, std::move(settings));
}

std::optional<IndexSettings> decode_old_settings(std::string_view bytes) {
  const auto row = unseal(bytes);
  if (!row) return std::nullopt;
  ByteReader reader(*row);
  auto settings = read_settings(reader);
  settings.stem_pairs.one_in = 0;
  if (reader.left() > 0) read_stem_pairs(reader, settings);
  return finished(reader, std::move(settings));
}

std::string encode_state(const IndexState& state) {
  ByteWriter writer;
  writer.varint(state.documents);
  writer.varint(state.sequence);
  writer.varint(state.commits);
  writer.varint(state.next_segment);
  writer.varint(state.segments.size());
  for (const auto& segment : state.segments) write_segment(writer, segment);
  return seal(writer.take());
}

namespace {

std::optional<IndexState> decode_any_state(std::string_view bytes, bool with_commits) {
  const auto row = unseal(bytes);
  if (!row) return std::nullopt;
  ByteReader reader(*row);
  IndexState state;
  state.documents = reader.varint32();
  state.sequence = reader.varint();
  if (with_commits) state.commits = reader.varint();
  state.next_segment = reader.varint32();
  const auto segments = reader.varint();
  if (segments > reader.left() / kLeastSegmentBytes) return std::nullopt;
  for (std::uint64_t i = 0; i < segments; ++i) state.segments.push_back(read_segment(reader));
  return finished(reader, std::move(state));
}

}  // namespace

std::optional<IndexState> decode_state(std::string_view bytes) {
  return decode_any_state(bytes, true);
}

std::optional<IndexState> decode_old_state(std::string_view bytes) {
  return decode_any_state(bytes, false);
}

std::string encode_stop_set(const StopSet& stop_set) {
  ByteWriter writer;
  writer.varint(stop_set.hashes.size());
  for (const auto hash : stop_set.hashes) writer.little_endian(hash, 8);
  return seal(writer.take());
}

std::optional<StopSet> decode_stop_set(std::string_view bytes) {
  const auto row = unseal(bytes);
  if (!row) return std::nullopt;
  ByteReader reader(*row);
  const auto size = reader.varint();
  if (size > reader.left() / 8) return std::nullopt;
  StopSet stop_set;
  for (std::uint64_t i = 0; i < size; ++i) stop_set.hashes.push_back(reader.little_endian(8));
  return finished(reader, std::move(stop_set));
}

std::string encode_current(std::uint32_t document) {
  ByteWriter writer;
  writer.varint(document);
  return seal(writer.take());
}

std::optional<std::uint32_t> decode_current(std::string_view bytes) {
  const auto row = unseal(bytes);
  if (!row) return std::nullopt;
  ByteReader reader(*row);
  const auto document = reader.varint32();
  return finished(reader, document);
}

std::string encode_version(const DocumentGroup& group, const DocumentVersion& version) {
  ByteWriter writer;
  writer.varint(version.put_at);
  writer.varint(version.gone_at);
  writer.varint(version.words);
  writer.varint(version.fingerprints);
  writer.byte(group.may_be_source ? 1 : 0);
  writer.string(group.institution);
  writer.string(group.collection);
  return seal(writer.take());
}

std::optional<VersionRow> decode_version(std::string_view bytes) {
  const auto row = unseal(bytes);
  if (!row) return std::nullopt;
  ByteReader reader(*row);
  VersionRow decoded;
  decoded.version.put_at = reader.varint();
  decoded.version.gone_at = reader.varint();
  decoded.version.words = reader.varint32();
  decoded.version.fingerprints = reader.varint32();
  decoded.group.may_be_source = read_bool(reader);
  decoded.group.institution = reader.string();
  decoded.group.collection = reader.string();
  return finished(reader, std::move(decoded));
}

std::string encode_record(std::uint64_t put_at, const DocumentRecord& record) {
  ByteWriter writer;
  writer.varint(put_at);
  for (const auto member : kRecordStrings) writer.string(record.*member);
  writer.byte(record.may_be_source ? 1 : 0);
  writer.varint(record.words);
  if (!record.language.empty()) writer.string(record.language);
  return seal(writer.take());
}

std::optional<RecordRow> decode_record(std::string_view bytes) {
  const auto row = unseal(bytes);
  if (!row) return std::nullopt;
  ByteReader reader(*row);
  RecordRow decoded;
  decoded.put_at = reader.varint();
  for (const auto member : kRecordStrings) decoded.record.*member = reader.string();
  decoded.record.may_be_source = read_bool(reader);
  decoded.record.words = reader.varint32();
  if (reader.left() > 0) decoded.record.language = reader.string();
  return finished(reader, std::move(decoded));
}

}  // namespace tamga
