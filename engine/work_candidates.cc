#include "engine/work_candidates.h"

#include <utility>

#include "engine/fingerprint/kgram_hash.h"
#include "engine/fingerprint/stem_pairs.h"
#include "engine/fingerprint/winnowing.h"

namespace tamga {
namespace {

// Of a work too short for the guarantee all k-grams are asked for: a longer document keeps some of those inside it, and
// which ones its own words decide.
std::vector<Fingerprint> asked_for(std::span<const Token> work, const FingerprintSettings& settings) {
  if (work.size() < settings.k || work.size() >= settings.guaranteed_run()) return fingerprint(work, settings);
  std::vector<Fingerprint> all;
  for (const std::uint64_t hash : kgram_hashes(work, settings.k, KeyKind::kExact)) {
    all.push_back({hash, static_cast<std::uint32_t>(all.size())});
  }
  return all;
}

}  // namespace

Result<CandidateList> work_candidates(std::span<const Token> work, const FingerprintIndex& store,
                                      const CheckSettings& settings, std::vector<DocumentId> without) {
  const IndexSettings& index = store.settings();
  std::vector<std::uint64_t> hashes;
  std::vector<std::uint32_t> places;
  for (const Fingerprint& kept : asked_for(work, index.fingerprints)) {
    hashes.push_back(kept.hash);
    places.push_back(kept.first_token);
  }
  const std::vector<Fingerprint> pairs = stem_pairs(work, index.stem_pairs);
  CandidateQuery query;
  query.hashes = hashes;
  query.places = places;
  query.stem_pairs = pairs;
  query.filter = filter_of(settings);
  query.filter.without = std::move(without);
  query.minimum_shared = settings.minimum_shared;
  query.minimum_stem_pairs = settings.minimum_stem_pairs;
  query.rare_documents = settings.rare_documents;
  query.document_cap = settings.document_cap;
  query.limit = settings.candidate_budget;
  return store.candidates(query);
}

}  // namespace tamga
