#include "engine/index/store_writer.h"

#include <limits>
#include <string>
#include <utility>

#include "engine/index/byte_codec.h"
#include "engine/index/store_argument.h"
#include "engine/index/text_codec.h"

namespace tamga {

// What of a document can be worked out before its turn to be written comes.
struct StoreWriter::Prepared {
  std::vector<std::uint64_t> fingerprints;
  std::string text;
};

StoreWriter::StoreWriter(Database& database, LatestView& views, std::uint32_t fingerprint_bits,
                         std::uint64_t buffer_postings, std::uint32_t next_segment)
    : database_(database),
      views_(views),
      fingerprint_bits_(fingerprint_bits),
      buffer_postings_(buffer_postings),
      next_segment_(next_segment) {}

Result<std::vector<PutResult>> StoreWriter::put(std::span<const NewDocument> documents) {
  std::vector<Prepared> prepared;
  for (const auto& document : documents) {
    if (auto checked = check_new_document(document); !checked) return std::unexpected(checked.error());
    prepared.push_back({truncated_fingerprints(document.hashes, fingerprint_bits_), encode_text(document.text)});
  }
  const std::scoped_lock lock(mutex_);
  if (failure_) return std::unexpected(*failure_);
  auto edit = start_edit();
  if (documents.size() > std::numeric_limits<std::uint32_t>::max() - edit.next.versions.size()) {
    return fail(ErrorCode::kLimitExceeded, database_.name() + ": the numbers of documents are used up");
  }
  std::vector<PutResult> results;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const auto result = put_one(edit, documents[i], prepared[i]);
    if (!result) return std::unexpected(result.error());
    results.push_back(*result);
  }
  if (edit.rows.empty()) return results;
  if (auto committed = commit(std::move(edit)); !committed) return std::unexpected(committed.error());
  // The documents are safe whatever comes of packing; an error there stops the next change.
  remember(pack());
  return results;
}

Result<Sequence> StoreWriter::erase(std::string_view institution, std::string_view id) {
  const std::scoped_lock lock(mutex_);
  if (failure_) return std::unexpected(*failure_);
  const auto old = find_document(database_, nullptr, institution, id);
  if (!old) return std::unexpected(old.error());
  auto edit = start_edit();
  const Sequence sequence{++edit.next.sequence};
  end_version(edit, *old, edit.next.sequence);
  edit.rows.push_back({Family::kRows, current_key(institution, id), std::nullopt});
  if (auto committed = commit(std::move(edit)); !committed) return std::unexpected(committed.error());
  return sequence;
}

Status StoreWriter::set_stop_set(const StopSet& stop_set) {
  if (auto checked = check_stop_set(stop_set); !checked) return checked;
  const std::scoped_lock lock(mutex_);
  if (failure_) return std::unexpected(*failure_);
  auto edit = start_edit();
  edit.next.stop = std::make_shared<StopFingerprints>(
      StopFingerprints{stop_set, truncated_fingerprints(stop_set.hashes, fingerprint_bits_)});
  edit.rows.push_back({Family::kRows, std::string(kStopSetKey), encode_stop_set(stop_set)});
  return commit(std::move(edit));
}

StoreWriter::Edit StoreWriter::start_edit() const {
  Edit edit{*views_.get(), {}, {}, {}};
  edit.next.versions.start_edit();
  return edit;
}

Result<PutResult> StoreWriter::put_one(Edit& edit, const NewDocument& document, const Prepared& prepared) const {
  const auto& record = document.record;
  const auto found = current(edit, record);
  if (!found) return std::unexpected(found.error());
  const auto& old = *found;
  if (old && same_document(old->record, record)) return PutResult{PutOutcome::kUnchanged, old->document, old->put_at};
  const auto sequence = ++edit.next.sequence;
  if (old) end_version(edit, *old, sequence);

  const DocumentGroup group{record.institution, record.collection, record.may_be_source};
  DocumentVersion version;
  version.put_at = sequence;
  version.words = record.words;
  version.fingerprints = static_cast<std::uint32_t>(prepared.fingerprints.size());
  const auto number = edit.next.versions.add(group, version);
  for (const auto fingerprint : prepared.fingerprints) edit.postings.push_back({fingerprint, number});
  const auto row = [&](Family family, std::string key, std::string value) {
    edit.rows.push_back({family, std::move(key), std::move(value)});
  };
  row(Family::kRows, document_key(kVersionRow, number), encode_version(group, version));
  row(Family::kRows, document_key(kRecordRow, number), encode_record(sequence, record));
  row(Family::kRows, document_key(kFingerprintsRow, number), encode_fingerprints(prepared.fingerprints));
  row(Family::kRows, current_key(record.institution, record.id), encode_current(number));
  row(Family::kTexts, big_endian32(number), prepared.text);

  edit.put[{record.institution, record.id}] = {DocumentId{number}, Sequence{sequence}, record};
  return PutResult{old ? PutOutcome::kReplaced : PutOutcome::kAdded, DocumentId{number}, Sequence{sequence}};
}

Result<std::optional<StoredDocument>> StoreWriter::current(const Edit& edit, const DocumentRecord& record) const {
  if (const auto put = edit.put.find({record.institution, record.id}); put != edit.put.end()) return put->second;
  auto stored = find_document(database_, nullptr, record.institution, record.id);
  if (stored) return std::move(*stored);
  if (stored.error().code == ErrorCode::kNotFound) return std::nullopt;
  return std::unexpected(stored.error());
}

void StoreWriter::end_version(Edit& edit, const StoredDocument& old, std::uint64_t sequence) const {
  const auto number = to_number(old.document);
  edit.next.versions.end(number, sequence);
  const auto& version = edit.next.versions.at(number);
  const auto& group = edit.next.versions.group(version.group);
  edit.rows.push_back({Family::kRows, document_key(kVersionRow, number), encode_version(group, version)});
  edit.rows.push_back({Family::kRows, document_key(kRecordRow, number), std::nullopt});
  edit.rows.push_back({Family::kRows, document_key(kFingerprintsRow, number), std::nullopt});
  edit.rows.push_back({Family::kTexts, big_endian32(number), std::nullopt});
}

// Makes an edit durable, then visible.
Status StoreWriter::commit(Edit edit) {
  IndexState state;
  state.documents = edit.next.versions.size();
  state.sequence = edit.next.sequence;
  state.next_segment = next_segment_;
  for (const auto& segment : edit.next.segments) state.segments.push_back(*segment);
  edit.rows.push_back({Family::kRows, std::string(kStateKey), encode_state(state)});
  auto written = database_.write(edit.rows);
  remember(written);
  if (!written) return written;
  edit.next.buffer.add(std::move(edit.postings));
  edit.next.rows = database_.snapshot();
  views_.set(std::make_shared<const StoreView>(std::move(edit.next)));
  return {};
}

void StoreWriter::remember(const Status& status) {
  if (status || failure_) return;
  failure_ = Error{status.error().code, status.error().message + "; nothing more is written until it is opened again"};
}

}  // namespace tamga
