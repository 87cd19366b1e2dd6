#include "engine/index/candidate_counter.h"

#include <algorithm>
#include <utility>

namespace tamga {

CandidateCounter::CandidateCounter(const CandidateQuery& query, const VersionTable& versions,
                                   const Visibility& visibility, std::span<const QueryFingerprint> fingerprints)
    : query_(query),
      versions_(versions),
      visibility_(visibility),
      fingerprints_(fingerprints),
      documents_(fingerprints.size()) {}

bool CandidateCounter::add(std::size_t fingerprint, std::uint32_t document) {
  if (!versions_.visible(visibility_, document)) return true;
  if (std::ranges::find(query_.filter.without, DocumentId{document}) != query_.filter.without.end()) return true;
  if (++documents_[fingerprint] > query_.document_cap) return false;
  hits_.push_back({document, static_cast<std::uint32_t>(fingerprint)});
  return true;
}

void CandidateCounter::finish(CandidateList& list) {
  std::erase_if(hits_, [&](const FingerprintHit& hit) { return documents_[hit.fingerprint] > query_.document_cap; });
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    if (documents_[i] > query_.document_cap && !fingerprints_[i].is_stem_pair) ++list.capped_fingerprints;
  }
  rank_candidates(query_, fingerprints_, documents_, std::move(hits_), list);
}

}  // namespace tamga
