// Which documents come first as candidates, by where in the work the fingerprints stand that they share.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/index/fingerprint_index.h"

namespace tamga {

// A fingerprint of a query: what an index keeps of its hash, and where it stands in the work.
struct QueryFingerprint {
  std::uint64_t value = 0;
  std::uint32_t place = 0;  // a word of the work
  bool is_stem_pair = false;
};

// The different fingerprints of a query, by value; of equal ones the k-gram, and of these the first.
std::vector<QueryFingerprint> query_fingerprints(const CandidateQuery& query, std::uint32_t fingerprint_bits);

// Words of the work that stand so near each other count as one place.
inline constexpr std::uint32_t kStretchWords = 60;
// Stem pairs make a candidate where they have this gain: the weight of those of one stretch, and kElsewhere of all.
inline constexpr double kPairsWeight = 20;
// What a fingerprint counts that lies elsewhere, so that of two sources with one equal stretch the one with more comes
// first.
inline constexpr double kElsewhere = 0.05;

// A document that has a fingerprint of the query.
struct FingerprintHit {
  std::uint32_t document = 0;
  std::uint32_t fingerprint = 0;  // index into the query's
};

// Fills candidates and beyond_limit of `list`, whose documents_searched must be there, as the contract of
// FingerprintIndex::candidates says. `documents[i]` visible documents have fingerprint i. Hits come at most once, in
// any order, and none is of a fingerprint over the cap. Time O(hits log hits + candidates wanted * a few looks at
// each).
void rank_candidates(const CandidateQuery& query, std::span<const QueryFingerprint> fingerprints,
                     std::span<const std::uint64_t> documents, std::vector<FingerprintHit> hits, CandidateList& list);

}  // namespace tamga
