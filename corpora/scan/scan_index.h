// What one work of a scan is checked against, as one index: the documents of a corpus, if there is one, and the other
// works of the scan.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "corpora/scan/peer_index.h"
#include "engine/index/fingerprint_index.h"

namespace tamga {

// The collection that the works of the scan are shown in.
inline constexpr const char* kScanCollection = "(scan)";

// What all works of a scan share. All of it outlives the indexes.
struct ScanParts {
  const PeerIndex& peers;
  const FingerprintIndex* corpus = nullptr;  // nullptr: none
  IndexSettings settings;                    // of the corpus, else of the scan
  std::string institution;                   // that the works are checked for
  std::vector<std::uint64_t> stopped;        // values of the stop set, sorted
};

// Candidates are those of the corpus and then those of the scan, each up to the limit of the query; what is counted is
// counted in both. Numbers of works begin at kFirstWork.
class ScanIndex final : public FingerprintIndex {
 public:
  static constexpr std::uint32_t kFirstWork = 1U << 31U;

  // As `work` sees it: without itself and the other works of its author.
  ScanIndex(const ScanParts& parts, std::size_t work) : parts_(parts), work_(work) {}

  const IndexSettings& settings() const override { return parts_.settings; }
  Result<CandidateList> candidates(const CandidateQuery& query) const override;
  Result<StoredDocument> find(std::string_view institution, std::string_view id) const override;
  Result<StoredDocument> record(DocumentId document) const override;
  Result<ExtractedText> text(DocumentId document) const override;
  Status for_each(const std::function<bool(const StoredDocument&)>& visit) const override;
  StopSet stop_set() const override;
  Result<StoreStats> stats() const override;

 private:
  const ScannedWork* work_of(DocumentId document) const;
  StoredDocument stored(std::size_t peer) const;

  const ScanParts& parts_;
  std::size_t work_;
};

}  // namespace tamga
