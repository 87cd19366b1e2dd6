// What one work of a scan is checked against, as one store: the documents of a corpus, if there is one, and the other
// works of the scan.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "corpora/scan/peer_index.h"
#include "engine/index/fingerprint_store.h"

namespace tamga {

// The collection that the works of the scan are shown in.
inline constexpr const char* kScanCollection = "(scan)";

// What all works of a scan share. All of it outlives the stores.
struct ScanStoreParts {
  const PeerIndex& peers;
  const FingerprintStore* corpus = nullptr;  // nullptr: none
  IndexSettings settings;                    // of the corpus, else of the scan
  std::string institution;                   // that the works are checked for
  std::vector<std::uint64_t> stopped;        // values of the stop set, sorted
};

// Read only: what changes a store is kUnsupported. Candidates are those of the corpus and then those of the scan, each
// up to the limit of the query; what is counted is counted in both. Numbers of works begin at kFirstWork.
class ScanStore final : public FingerprintStore {
 public:
  static constexpr std::uint32_t kFirstWork = 1U << 31U;

  // As `work` sees it: without itself and the other works of its author.
  ScanStore(const ScanStoreParts& parts, std::size_t work) : parts_(parts), work_(work) {}

  const IndexSettings& settings() const override { return parts_.settings; }
  Result<std::vector<PutResult>> put(std::span<const NewDocument> documents) override;
  Result<Sequence> erase(std::string_view institution, std::string_view id) override;
  Result<CandidateList> candidates(const CandidateQuery& query) const override;
  Result<StoredDocument> find(std::string_view institution, std::string_view id) const override;
  Result<StoredDocument> record(DocumentId document) const override;
  Result<ExtractedText> text(DocumentId document) const override;
  Status for_each(const std::function<bool(const StoredDocument&)>& visit) const override;
  Status set_stop_set(const StopSet& stop_set) override;
  StopSet stop_set() const override;
  Result<StoreStats> stats() const override;
  Status compact() override;
  Result<StoreInspection> inspect(const HashText& hashes) const override;
  Result<RebuildSummary> rebuild(const IndexSettings& settings, const HashText& hashes) override;
  Status checkpoint(const std::filesystem::path& directory) const override;
  Result<std::vector<Erasure>> erasures(Sequence after) const override;
  std::string pseudonym(std::string_view institution, std::string_view id) const override;

 private:
  const ScannedWork* work_of(DocumentId document) const;
  StoredDocument stored(std::size_t peer) const;

  const ScanStoreParts& parts_;
  std::size_t work_;
};

}  // namespace tamga
