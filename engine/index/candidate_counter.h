// From hits (a fingerprint of the query, a document that has it) to the candidates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/index/candidate_ranking.h"
#include "engine/index/fingerprint_index.h"
#include "engine/index/version_table.h"

namespace tamga {

// The result does not depend on the order in which hits are added.
class CandidateCounter {
 public:
  // For the fingerprints of a query that are searched for; the references must outlive the counter.
  CandidateCounter(const CandidateQuery& query, const VersionTable& versions, const Visibility& visibility,
                   std::span<const QueryFingerprint> fingerprints);

  // At most once for a fingerprint and a document. Hits of invisible documents count for nothing. False when the
  // fingerprint is over the cap: what else has it makes no difference.
  bool add(std::size_t fingerprint, std::uint32_t document);

  // Fills candidates, beyond_limit and capped_fingerprints; documents_searched must be there.
  // Time O(hits log hits), memory 8 bytes a hit; of a fingerprint over the cap only `document_cap` hits are kept.
  void finish(CandidateList& list);

 private:
  const CandidateQuery& query_;
  const VersionTable& versions_;
  const Visibility& visibility_;
  std::span<const QueryFingerprint> fingerprints_;
  std::vector<std::uint64_t> documents_;  // visible ones, by fingerprint
  std::vector<FingerprintHit> hits_;
};

}  // namespace tamga
