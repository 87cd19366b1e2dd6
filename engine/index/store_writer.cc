#include "engine/index/store_writer.h"

#include <limits>
#include <utility>

#include "engine/index/byte_codec.h"
#include "engine/index/erasure_ledger.h"
#include "engine/index/store_argument.h"
#include "engine/index/text_codec.h"

namespace tamga {

// What of a document can be worked out before its turn to be written comes.
struct StoreWriter::Prepared {
  std::vector<std::uint64_t> fingerprints;
  std::string text;
};

// A call of put().
struct StoreWriter::Request {
  std::span<const NewDocument> documents;
  std::vector<Prepared> prepared;
  std::uint64_t postings = 0;
  bool done = false;  // guarded by the turn, like the rest
  Status failed;
  std::vector<PutResult> results;
};

Result<std::vector<PutResult>> StoreWriter::put(std::span<const NewDocument> documents) {
  const auto bits = changes_.views().get()->settings->fingerprint_bits;
  Request mine;
  mine.documents = documents;
  TextPacker packer;
  for (const auto& document : documents) {
    if (auto checked = check_new_document(document); !checked) return std::unexpected(checked.error());
    mine.prepared.push_back({truncated_fingerprints(document.hashes, bits),
                             document.packed.empty() ? packer.encode(document.text) : document.packed});
    mine.postings += mine.prepared.back().fingerprints.size();
  }
  if (mine.postings > buffer_postings_) return put_in_bulk(mine);
  if (auto room = keeper_.wait_for_room(); !room) return std::unexpected(room.error());
  {
    const std::scoped_lock lock(waiting_mutex_);
    waiting_.push_back(&mine);
  }
  {
    const auto turn = changes_.take_turn();
    if (!mine.done) put_waiting();
  }
  if (!mine.failed) return std::unexpected(mine.failed.error());
  keeper_.changed();
  return std::move(mine.results);
}

// Writes what all waiting calls handed in. An error is one of the disk, and concerns them all.
void StoreWriter::put_waiting() {
  std::vector<Request*> group;
  {
    const std::scoped_lock lock(waiting_mutex_);
    group.swap(waiting_);
  }
  auto edit = changes_.start();
  std::uint64_t postings = 0;
  for (const auto* request : group) postings += request->postings;
  edit.postings.reserve(postings);
  Status status = changes_.sound();
  for (auto* request : group) {
    if (status) status = add_request(edit, *request, true);
  }
  if (status && !edit.rows.empty()) status = changes_.commit(std::move(edit));
  for (auto* request : group) {
    request->failed = status;
    request->done = true;
  }
}

Result<std::vector<PutResult>> StoreWriter::put_in_bulk(Request& request) {
  auto packed = keeper_.pack_in_bulk([&]() -> Result<StoreEdit> {
    auto edit = changes_.start();
    edit.postings.reserve(request.postings);
    if (auto added = add_request(edit, request, false); !added) return std::unexpected(added.error());
    return edit;
  });
  if (!packed) return std::unexpected(packed.error());
  keeper_.changed();
  return std::move(request.results);
}

Status StoreWriter::add_request(StoreEdit& edit, Request& request, bool buffered) const {
  if (request.documents.size() > std::numeric_limits<std::uint32_t>::max() - edit.next.versions.size()) {
    return fail(ErrorCode::kLimitExceeded, changes_.database().name() + ": the numbers of documents are used up");
  }
  for (std::size_t i = 0; i < request.documents.size(); ++i) {
    const auto result = put_one(edit, request.documents[i], request.prepared[i], buffered);
    if (!result) return std::unexpected(result.error());
    request.results.push_back(*result);
  }
  return {};
}

Result<Sequence> StoreWriter::erase(std::string_view institution, std::string_view id) {
  Sequence sequence{};
  {
    const auto turn = changes_.take_turn();
    if (auto sound = changes_.sound(); !sound) return std::unexpected(sound.error());
    const auto old = find_document(changes_.database(), nullptr, institution, id);
    if (!old) return std::unexpected(old.error());
    auto edit = changes_.start();
    sequence = Sequence{++edit.next.sequence};
    end_version(edit, *old, edit.next.sequence);
    edit.drop_row(Family::kRows, current_key(institution, id));
    const Erasure erasure{sequence, old->document, ledger_pseudonym(ledger_key_, institution, id)};
    edit.set_row(Family::kRows, erasure_key(edit.next.sequence), encode_erasure(erasure));
    if (auto committed = changes_.commit(std::move(edit)); !committed) return std::unexpected(committed.error());
  }
  return sequence;
}

Status StoreWriter::set_stop_set(const StopSet& stop_set) {
  if (auto checked = check_stop_set(stop_set); !checked) return checked;
  const auto turn = changes_.take_turn();
  if (auto sound = changes_.sound(); !sound) return sound;
  auto edit = changes_.start();
  edit.next.stop = std::make_shared<StopFingerprints>(
      StopFingerprints{stop_set, truncated_fingerprints(stop_set.hashes, edit.next.settings->fingerprint_bits)});
  edit.set_row(Family::kRows, std::string(kStopSetKey), encode_stop_set(stop_set));
  return changes_.commit(std::move(edit));
}

Result<PutResult> StoreWriter::put_one(StoreEdit& edit, const NewDocument& document, const Prepared& prepared,
                                       bool buffered) const {
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
  edit.set_row(Family::kRows, document_key(kVersionRow, number), encode_version(group, version));
  edit.set_row(Family::kRows, document_key(kRecordRow, number), encode_record(sequence, record));
  if (buffered) {
    edit.set_row(Family::kRows, document_key(kFingerprintsRow, number), encode_fingerprints(prepared.fingerprints));
  }
  edit.set_row(Family::kRows, current_key(record.institution, record.id), encode_current(number));
  edit.set_row(Family::kTexts, big_endian32(number), prepared.text);

  edit.put[{record.institution, record.id}] = {DocumentId{number}, Sequence{sequence}, record};
  return PutResult{old ? PutOutcome::kReplaced : PutOutcome::kAdded, DocumentId{number}, Sequence{sequence}};
}

Result<std::optional<StoredDocument>> StoreWriter::current(const StoreEdit& edit, const DocumentRecord& record) const {
  if (const auto put = edit.put.find({record.institution, record.id}); put != edit.put.end()) return put->second;
  auto stored = find_document(changes_.database(), nullptr, record.institution, record.id);
  if (stored) return std::move(*stored);
  if (stored.error().code == ErrorCode::kNotFound) return std::nullopt;
  return std::unexpected(stored.error());
}

void StoreWriter::end_version(StoreEdit& edit, const StoredDocument& old, std::uint64_t sequence) {
  const auto number = to_number(old.document);
  edit.next.versions.end(number, sequence);
  const auto& version = edit.next.versions.at(number);
  const auto& group = edit.next.versions.group(version.group);
  edit.set_row(Family::kRows, document_key(kVersionRow, number), encode_version(group, version));
  edit.drop_row(Family::kRows, document_key(kRecordRow, number));
  edit.drop_row(Family::kRows, document_key(kFingerprintsRow, number));
  edit.drop_row(Family::kTexts, big_endian32(number));
}

}  // namespace tamga
