// A document's gain can only fall as others are chosen, so a gain computed earlier bounds it from above: a queue of
// such bounds needs a fresh count only for the document on top.
#include "engine/index/candidate_ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>
#include <tuple>

#include "engine/index/posting_sort.h"

namespace tamga {
namespace {

// What a fingerprint counts that an earlier candidate has as well.
constexpr double kSeenBefore = 0.5;

using Hits = std::span<const FingerprintHit>;

class Ranking {
 public:
  Ranking(const CandidateQuery& query, std::span<const QueryFingerprint> fingerprints,
          std::span<const std::uint64_t> documents, std::uint64_t documents_searched)
      : query_(query), fingerprints_(fingerprints), documents_(documents) {
    weights_.reserve(documents.size());
    for (const std::uint64_t having : documents) {
      weights_.push_back(
          having == 0 ? 0 : std::log(1.0 + static_cast<double>(documents_searched) / static_cast<double>(having)));
    }
  }

  // `hits` are all of one document, by place in the work.
  bool is_candidate(Hits hits) {
    pairs_.clear();
    bool rare = false;
    for (const FingerprintHit& hit : hits) {
      if (fingerprints_[hit.fingerprint].is_stem_pair) {
        pairs_.push_back(hit);
      } else {
        rare = rare || documents_[hit.fingerprint] <= query_.rare_documents;
      }
    }
    if (rare || hits.size() - pairs_.size() >= query_.minimum_shared) return true;
    return pairs_.size() >= query_.minimum_stem_pairs && gain(pairs_) >= kPairsWeight;
  }

  // The weight of the hits of the heaviest stretch, and a little of the weight of all.
  double gain(Hits hits) const {
    double stretch = 0;
    double heaviest = 0;
    double all = 0;
    std::size_t first = 0;
    for (const FingerprintHit& hit : hits) {
      while (place(hits[first]) + kStretchWords <= place(hit)) stretch -= weights_[hits[first++].fingerprint];
      stretch += weights_[hit.fingerprint];
      all += weights_[hit.fingerprint];
      heaviest = std::max(heaviest, stretch);
    }
    return heaviest + kElsewhere * all;
  }

  Candidate choose(Hits hits) {
    Candidate candidate{DocumentId{hits[0].document}, 0, 0, gain(hits)};
    for (const FingerprintHit& hit : hits) {
      weights_[hit.fingerprint] *= kSeenBefore;
      ++(fingerprints_[hit.fingerprint].is_stem_pair ? candidate.shared_stem_pairs : candidate.shared);
    }
    return candidate;
  }

 private:
  std::uint32_t place(const FingerprintHit& hit) const { return fingerprints_[hit.fingerprint].place; }

  const CandidateQuery& query_;
  std::span<const QueryFingerprint> fingerprints_;
  std::span<const std::uint64_t> documents_;
  std::vector<double> weights_;        // by fingerprint, what is left of them
  std::vector<FingerprintHit> pairs_;  // of the document at hand
};

struct Bound {
  double gain;
  std::size_t index;  // of the documents, older ones first
};

struct ComesLater {
  bool operator()(const Bound& a, const Bound& b) const {
    return a.gain != b.gain ? a.gain < b.gain : a.index > b.index;
  }
};

// Sorts hits by document, in each by place, and of one place by fingerprint: as numbers, with the fingerprint's rank in
// that order below the document.
void bring_into_order(std::span<const QueryFingerprint> fingerprints, std::vector<FingerprintHit>& hits) {
  std::vector<std::uint32_t> by_place(fingerprints.size());
  std::iota(by_place.begin(), by_place.end(), 0U);
  std::ranges::stable_sort(by_place, {}, [&](std::uint32_t at) { return fingerprints[at].place; });
  std::vector<std::uint32_t> rank(fingerprints.size());
  for (std::uint32_t at = 0; at < by_place.size(); ++at) rank[by_place[at]] = at;
  std::vector<std::uint64_t> numbers;
  numbers.reserve(hits.size());
  for (const FingerprintHit& hit : hits) numbers.push_back(std::uint64_t{hit.document} << 32U | rank[hit.fingerprint]);
  radix_sort(numbers, 64);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    hits[i] = {static_cast<std::uint32_t>(numbers[i] >> 32U), by_place[numbers[i] & 0xFFFFFFFFU]};
  }
}

}  // namespace

std::vector<QueryFingerprint> query_fingerprints(const CandidateQuery& query, std::uint32_t fingerprint_bits) {
  const std::uint32_t dropped = 64U - fingerprint_bits;
  std::vector<QueryFingerprint> all;
  all.reserve(query.hashes.size() + query.stem_pairs.size());
  for (std::size_t i = 0; i < query.hashes.size(); ++i) {
    all.push_back({query.hashes[i] >> dropped, query.places.empty() ? 0 : query.places[i], false});
  }
  for (const Fingerprint& pair : query.stem_pairs) all.push_back({pair.hash >> dropped, pair.first_token, true});
  std::ranges::sort(all, {},
                    [](const QueryFingerprint& one) { return std::tuple(one.value, one.is_stem_pair, one.place); });
  const auto repeats = std::ranges::unique(all, {}, &QueryFingerprint::value);
  all.erase(repeats.begin(), repeats.end());
  return all;
}

void rank_candidates(const CandidateQuery& query, std::span<const QueryFingerprint> fingerprints,
                     std::span<const std::uint64_t> documents, std::vector<FingerprintHit> hits, CandidateList& list) {
  bring_into_order(fingerprints, hits);
  Ranking ranking(query, fingerprints, documents, list.documents_searched);
  std::vector<Hits> found;
  for (std::size_t begin = 0; begin < hits.size();) {
    std::size_t end = begin;
    while (end < hits.size() && hits[end].document == hits[begin].document) ++end;
    const auto of_document = Hits(hits).subspan(begin, end - begin);
    if (ranking.is_candidate(of_document)) found.push_back(of_document);
    begin = end;
  }
  std::vector<Bound> bounds;
  bounds.reserve(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) bounds.push_back({ranking.gain(found[i]), i});
  std::priority_queue<Bound, std::vector<Bound>, ComesLater> queue(ComesLater{}, std::move(bounds));
  while (!queue.empty() && list.candidates.size() < query.limit) {
    const Bound top = queue.top();
    queue.pop();
    const Bound now{ranking.gain(found[top.index]), top.index};
    if (!queue.empty() && ComesLater{}(now, queue.top())) {
      queue.push(now);
    } else {
      list.candidates.push_back(ranking.choose(found[now.index]));
    }
  }
  list.beyond_limit = found.size() - list.candidates.size();
}

}  // namespace tamga
