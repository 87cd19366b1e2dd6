// From hits (a fingerprint of the query, a document that has it) to the candidates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/index/fingerprint_store.h"
#include "engine/index/version_table.h"

namespace tamga {

// The result does not depend on the order in which hits are added: counts are exact, and weights are summed in the
// order of the fingerprints, so that equal questions give equal doubles.
class CandidateCounter {
 public:
  // For a query of `fingerprints` different ones; the references must outlive the counter.
  CandidateCounter(const CandidateQuery& query, const VersionTable& versions, const Visibility& visibility,
                   std::size_t fingerprints);

  // At most once for a fingerprint and a document. Hits of invisible documents count for nothing.
  void add(std::size_t fingerprint, std::uint32_t document);

  // Fills candidates, beyond_limit and capped_fingerprints; documents_searched must be there.
  // Time O(hits log hits), memory 8 bytes a hit; of a fingerprint over the cap only `document_cap` hits are kept.
  void finish(CandidateList& list);

 private:
  struct Hit {
    std::uint32_t document;
    std::uint32_t fingerprint;
    auto operator<=>(const Hit&) const = default;
  };
  bool counts(const Hit& hit) const { return documents_[hit.fingerprint] <= query_.document_cap; }
  void add_candidate(std::size_t begin, std::size_t end, CandidateList& list) const;

  const CandidateQuery& query_;
  const VersionTable& versions_;
  const Visibility& visibility_;
  std::vector<std::uint64_t> documents_;  // visible ones, by fingerprint
  std::vector<Hit> hits_;
};

}  // namespace tamga
