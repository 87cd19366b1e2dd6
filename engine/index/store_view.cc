#include "engine/index/store_view.h"

#include <algorithm>

#include "engine/index/byte_codec.h"
#include "engine/index/candidate_counter.h"
#include "engine/index/store_argument.h"
#include "engine/index/text_codec.h"

namespace tamga {
namespace {

std::unexpected<Error> damaged_row(const Database& database, const std::string& what) {
  return fail(ErrorCode::kCorrupt, database.name() + ": the index is damaged in the " + what);
}

std::unexpected<Error> no_document(std::uint32_t document) {
  return fail(ErrorCode::kNotFound, "document " + std::to_string(document) + ": no such document");
}

// The different fingerprints of the query, by value, those of the stop set taken out and counted.
std::vector<QueryFingerprint> wanted_fingerprints(const CandidateQuery& query, const StopFingerprints& stop,
                                                  std::uint32_t bits, CandidateList& list) {
  auto wanted = query_fingerprints(query, bits);
  std::erase_if(wanted, [&](const QueryFingerprint& one) {
    const bool stopped = std::ranges::binary_search(stop.fingerprints, one.value);
    if (stopped && !one.is_stem_pair) ++list.stop_fingerprints;
    return stopped;
  });
  return wanted;
}

std::vector<std::uint64_t> values_of(const std::vector<QueryFingerprint>& fingerprints) {
  std::vector<std::uint64_t> values;
  values.reserve(fingerprints.size());
  for (const QueryFingerprint& one : fingerprints) values.push_back(one.value);
  return values;
}

// Those that can hold a visible document.
std::vector<SegmentPointer> searched_segments(const StoreView& view, std::uint64_t snapshot) {
  std::vector<SegmentPointer> searched;
  for (const auto& segment : view.segments) {
    const auto& info = segment->info();
    if (info.postings > 0 && view.versions.at(info.first_document).put_at <= snapshot) searched.push_back(segment);
  }
  return searched;
}

void count_buffers(const StoreView& view, const std::vector<std::uint64_t>& fingerprints, CandidateCounter& counter) {
  std::vector<std::uint32_t> documents;
  for (std::size_t i = 0; i < fingerprints.size(); ++i) {
    documents.clear();
    view.packing.append_documents(fingerprints[i], documents);
    view.buffer.append_documents(fingerprints[i], documents);
    for (const auto document : documents) counter.add(i, document);
  }
}

}  // namespace

Result<CandidateList> find_candidates(const StoreView& view, const CandidateQuery& query) {
  const auto snapshot = resolve_snapshot(query.filter, Sequence{view.sequence});
  if (!snapshot) return std::unexpected(snapshot.error());
  CandidateList list;
  list.snapshot = *snapshot;
  const auto visibility = view.versions.resolve(query.filter, to_number(*snapshot));
  const auto count = view.versions.count(visibility, view.sequence);
  list.documents_searched = count.visible;
  list.erased_since = count.erased_since;
  const auto wanted = wanted_fingerprints(query, *view.stop, view.settings->fingerprint_bits, list);
  const auto fingerprints = values_of(wanted);
  if (count.visible == 0) return list;

  CandidateCounter counter(query, view.versions, visibility, wanted);
  const auto found = find_in_segments(
      searched_segments(view, to_number(*snapshot)), fingerprints,
      [&](std::size_t fingerprint, std::uint32_t document) { return counter.add(fingerprint, document); });
  if (!found) return std::unexpected(found.error());
  count_buffers(view, fingerprints, counter);
  counter.finish(list);
  return list;
}

Result<StoredDocument> find_document(const Database& database, const RowSnapshot& rows, std::string_view institution,
                                     std::string_view id) {
  const auto found = database.get(Family::kRows, current_key(institution, id), rows);
  if (!found) return std::unexpected(found.error());
  const auto& row = *found;
  if (!row) {
    const std::string of = institution.empty() ? "" : " of " + std::string(institution);
    return fail(ErrorCode::kNotFound, std::string(id) + of + ": no such document");
  }
  const auto document = decode_current(*row);
  if (!document) return damaged_row(database, "number of document " + std::string(id));
  auto stored = read_document(database, rows, *document);
  if (!stored && stored.error().code == ErrorCode::kNotFound) {
    return damaged_row(database, "record of document " + std::to_string(*document));
  }
  return stored;
}

Result<StoredDocument> read_document(const Database& database, const RowSnapshot& rows, std::uint32_t document) {
  const auto found = database.get(Family::kRows, document_key(kRecordRow, document), rows);
  if (!found) return std::unexpected(found.error());
  const auto& row = *found;
  if (!row) return no_document(document);
  auto decoded = decode_record(*row);
  if (!decoded) return damaged_row(database, "record of document " + std::to_string(document));
  return StoredDocument{DocumentId{document}, Sequence{decoded->put_at}, std::move(decoded->record)};
}

Result<ExtractedText> read_text(const Database& database, const RowSnapshot& rows, std::uint32_t document) {
  const auto found = database.get(Family::kTexts, big_endian32(document), rows);
  if (!found) return std::unexpected(found.error());
  const auto& row = *found;
  if (!row) return no_document(document);
  auto text = decode_text(*row);
  if (!text) return damaged_row(database, "text of document " + std::to_string(document));
  return std::move(*text);
}

Status visit_documents(const Database& database, const RowSnapshot& rows,
                       const std::function<bool(const StoredDocument&)>& visit) {
  auto cursor = database.cursor(Family::kRows, {&kRecordRow, 1}, rows);
  while (cursor.next()) {
    const auto document = read_big_endian32(cursor.key().substr(1));
    auto decoded = decode_record(cursor.value());
    if (!decoded) return damaged_row(database, "record of document " + std::to_string(document));
    if (!visit({DocumentId{document}, Sequence{decoded->put_at}, std::move(decoded->record)})) return {};
  }
  return cursor.status();
}

Result<std::vector<Erasure>> read_erasures(const Database& database, const RowSnapshot& rows, Sequence after) {
  std::vector<Erasure> erasures;
  auto cursor = database.cursor(Family::kRows, {&kErasureRow, 1}, rows);
  while (cursor.next()) {
    const auto sequence = read_erasure_key(cursor.key());
    auto erasure = decode_erasure(cursor.value());
    if (!sequence || !erasure) return damaged_row(database, "ledger of erasures");
    erasure->sequence = Sequence{*sequence};
    if (erasure->sequence > after) erasures.push_back(std::move(*erasure));
  }
  if (auto read = cursor.status(); !read) return std::unexpected(read.error());
  return erasures;
}

StoreStats view_stats(const StoreView& view) {
  StoreStats stats;
  stats.documents = view.versions.documents();
  stats.words = view.versions.words();
  stats.buffered_postings = view.packing.size() + view.buffer.size();
  stats.postings = stats.buffered_postings;
  stats.segments = view.segments.size();
  for (const auto& segment : view.segments) {
    stats.postings += segment->info().postings;
    stats.posting_bytes += segment->info().bytes;
  }
  stats.sequence = Sequence{view.sequence};
  return stats;
}

}  // namespace tamga
