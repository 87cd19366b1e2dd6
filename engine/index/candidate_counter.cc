#include "engine/index/candidate_counter.h"

#include <algorithm>
#include <cmath>

namespace tamga {

CandidateCounter::CandidateCounter(const CandidateQuery& query, const VersionTable& versions,
                                   const Visibility& visibility, std::size_t fingerprints)
    : query_(query), versions_(versions), visibility_(visibility), documents_(fingerprints) {}

void CandidateCounter::add(std::size_t fingerprint, std::uint32_t document) {
  if (!versions_.visible(visibility_, document)) return;
  if (++documents_[fingerprint] > query_.document_cap) return;
  hits_.push_back({document, static_cast<std::uint32_t>(fingerprint)});
}

void CandidateCounter::finish(CandidateList& list) {
  list.capped_fingerprints = static_cast<std::uint64_t>(
      std::ranges::count_if(documents_, [&](std::uint64_t documents) { return documents > query_.document_cap; }));
  std::erase_if(hits_, [&](const Hit& hit) { return !counts(hit); });
  std::ranges::sort(hits_);
  for (std::size_t begin = 0; begin < hits_.size();) {
    std::size_t end = begin;
    while (end < hits_.size() && hits_[end].document == hits_[begin].document) ++end;
    add_candidate(begin, end, list);
    begin = end;
  }
  // Candidates are in order of document, and the sort is stable: on a tie the older one stays first.
  std::ranges::stable_sort(list.candidates, std::greater{}, &Candidate::weight);
  if (list.candidates.size() > query_.limit) {
    list.beyond_limit = list.candidates.size() - query_.limit;
    list.candidates.resize(query_.limit);
  }
}

void CandidateCounter::add_candidate(std::size_t begin, std::size_t end, CandidateList& list) const {
  Candidate candidate;
  candidate.document = DocumentId{hits_[begin].document};
  candidate.shared = static_cast<std::uint32_t>(end - begin);
  bool rare = false;
  const auto searched = static_cast<double>(list.documents_searched);
  for (std::size_t i = begin; i < end; ++i) {
    const auto documents = documents_[hits_[i].fingerprint];
    candidate.weight += std::log(1.0 + searched / static_cast<double>(documents));
    rare = rare || documents <= query_.rare_documents;
  }
  if (rare || candidate.shared >= query_.minimum_shared) list.candidates.push_back(candidate);
}

}  // namespace tamga
