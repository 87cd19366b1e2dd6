// The works of a scan as each other's sources: which of them may a work have borrowed from?
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "corpora/scan/scanned_work.h"
#include "engine/base/ids.h"
#include "engine/fingerprint/shared_fingerprints.h"
#include "engine/index/fingerprint_index.h"

namespace tamga {

// Const and safe from several threads, once made.
class PeerIndex {
 public:
  // Takes the fingerprints out of `works`, which outlive the index. `bits` as in IndexSettings. With no `peers`, nobody
  // is a source of anybody.
  PeerIndex(std::vector<ScannedWork>& works, std::uint32_t bits, bool peers);

  std::span<const ScannedWork> works() const { return works_; }

  // Whether `source` may be compared with `work`: another one, by nobody who wrote `work` too.
  bool visible(std::size_t work, std::size_t source) const;
  // How many works may be.
  std::uint64_t visible_to(std::size_t work) const;

  // Fills all of `list` but its snapshot, as the contract of FingerprintIndex::candidates says, with the works that
  // `work` may be compared with; numbers of documents are those of works and `first_number`. Fingerprints in `stopped`,
  // sorted, are in the stop set.
  void find_candidates(std::size_t work, const CandidateQuery& query, std::uint32_t first_number,
                       std::span<const std::uint64_t> stopped, CandidateList& list) const;

  // The same with the work's own fingerprints, which `query` need not have, and no stop set. Much faster: nothing is
  // hashed or looked up. Time O(fingerprints shared with others, once for each of them).
  void find_own_candidates(std::size_t work, const CandidateQuery& query, std::uint32_t first_number,
                           CandidateList& list) const;

 private:
  bool same_author(std::size_t a, std::size_t b) const;
  std::uint64_t visible_holders(std::size_t work, std::span<const std::uint32_t> holders) const;
  // Fills candidates and beyond_limit, and counts fingerprints over the cap. `shared` is by place, then by value.
  struct Shared;
  void rank(std::size_t work, const CandidateQuery& query, std::uint32_t first_number, std::span<const Shared> shared,
            CandidateList& list) const;

  std::span<const ScannedWork> works_;
  std::uint32_t bits_;
  bool peers_;
  bool authors_known_ = false;
  std::vector<std::vector<std::uint32_t>> authors_;  // of each work, sorted
  SharedFingerprints shared_;
};

}  // namespace tamga
