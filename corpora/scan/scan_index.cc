#include "corpora/scan/scan_index.h"

#include <iterator>
#include <utility>

namespace tamga {
StopSet ScanIndex::stop_set() const {
  return parts_.corpus != nullptr ? parts_.corpus->stop_set() : StopSet{};
}

Result<CandidateList> ScanIndex::candidates(const CandidateQuery& query) const {
  CandidateList all;
  if (parts_.corpus != nullptr) {
    auto of_corpus = parts_.corpus->candidates(query);
    if (!of_corpus) return of_corpus;
    all = *std::move(of_corpus);
  }
  CandidateList of_scan;
  parts_.peers.find_candidates(work_, query, kFirstWork, parts_.stopped, of_scan);
  all.candidates.insert(all.candidates.end(), of_scan.candidates.begin(), of_scan.candidates.end());
  all.documents_searched += of_scan.documents_searched;
  all.beyond_limit += of_scan.beyond_limit;
  all.capped_fingerprints += of_scan.capped_fingerprints;
  if (parts_.corpus == nullptr) all.stop_fingerprints = of_scan.stop_fingerprints;  // else the same ones are there
  return all;
}

const ScannedWork* ScanIndex::work_of(DocumentId document) const {
  const std::uint32_t number = to_number(document);
  if (number < kFirstWork || number - kFirstWork >= parts_.peers.works().size()) return nullptr;
  return &parts_.peers.works()[number - kFirstWork];
}

StoredDocument ScanIndex::stored(std::size_t peer) const {
  const ScannedWork& work = parts_.peers.works()[peer];
  DocumentRecord record;
  record.id = work.id;
  record.institution = parts_.institution;
  record.collection = kScanCollection;
  record.author_id = work.authorship.author_id;
  record.course = work.authorship.course;
  record.assignment = work.authorship.assignment;
  record.file_name = work.file_name;
  record.sha256 = work.sha256;
  record.words = work.words;
  record.language = work.language;
  return {DocumentId{kFirstWork + static_cast<std::uint32_t>(peer)}, Sequence{0}, std::move(record)};
}

Result<StoredDocument> ScanIndex::find(std::string_view institution, std::string_view id) const {
  for (std::size_t i = 0; i < parts_.peers.works().size(); ++i) {
    if (parts_.peers.works()[i].id == id && parts_.peers.visible(work_, i)) return stored(i);
  }
  if (parts_.corpus != nullptr) return parts_.corpus->find(institution, id);
  return fail(ErrorCode::kNotFound, std::string(id) + ": no such work");
}

Result<StoredDocument> ScanIndex::record(DocumentId document) const {
  if (work_of(document) != nullptr) return stored(to_number(document) - kFirstWork);
  if (parts_.corpus != nullptr) return parts_.corpus->record(document);
  return fail(ErrorCode::kNotFound, "document " + std::to_string(to_number(document)) + ": no such work");
}

Result<ExtractedText> ScanIndex::text(DocumentId document) const {
  if (const ScannedWork* work = work_of(document)) return work->text;
  if (parts_.corpus != nullptr) return parts_.corpus->text(document);
  return fail(ErrorCode::kNotFound, "document " + std::to_string(to_number(document)) + ": no such work");
}

Status ScanIndex::for_each(const std::function<bool(const StoredDocument&)>& visit) const {
  bool more = true;
  if (parts_.corpus != nullptr) {
    auto visited = parts_.corpus->for_each([&](const StoredDocument& document) { return more = visit(document); });
    if (!visited) return visited;
  }
  for (std::size_t i = 0; more && i < parts_.peers.works().size(); ++i) {
    if (parts_.peers.visible(work_, i)) more = visit(stored(i));
  }
  return {};
}

Result<StoreStats> ScanIndex::stats() const {
  if (parts_.corpus != nullptr) return parts_.corpus->stats();
  return StoreStats{};
}

}  // namespace tamga
