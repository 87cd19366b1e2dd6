#include "engine/work_candidates.h"

#include <utility>

#include "engine/fingerprint/stem_pairs.h"
#include "engine/fingerprint/winnowing.h"

namespace tamga {

Result<CandidateList> work_candidates(std::span<const Token> work, const FingerprintStore& store,
                                      const CheckSettings& settings, std::vector<DocumentId> without) {
  const IndexSettings& index = store.settings();
  std::vector<std::uint64_t> hashes;
  std::vector<std::uint32_t> places;
  for (const Fingerprint& kept : fingerprint(work, index.fingerprints)) {
    hashes.push_back(kept.hash);
    places.push_back(kept.first_token);
  }
  const std::vector<Fingerprint> pairs = stem_pairs(work, index.stem_pairs);
  CandidateQuery query;
  query.hashes = hashes;
  query.places = places;
  query.stem_pairs = pairs;
  query.filter = {settings.institution, settings.collections, settings.snapshot, std::move(without)};
  query.minimum_shared = settings.minimum_shared;
  query.rare_documents = settings.rare_documents;
  query.document_cap = settings.document_cap;
  query.limit = settings.candidate_budget;
  return store.candidates(query);
}

}  // namespace tamga
