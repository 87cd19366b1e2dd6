#include "corpora/scan/peer_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "engine/index/candidate_ranking.h"

namespace tamga {
namespace {

// The ids of "a; b".
std::vector<std::string> author_ids(std::string_view text) {
  std::vector<std::string> ids;
  while (!text.empty()) {
    const auto end = std::min(text.find(';'), text.size());
    auto id = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto first = id.find_first_not_of(' ');
    if (first == std::string_view::npos) continue;
    ids.emplace_back(id.substr(first, id.find_last_not_of(' ') + 1 - first));
  }
  return ids;
}

std::vector<std::vector<std::uint32_t>> numbered_authors(std::span<const ScannedWork> works) {
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::vector<std::uint32_t>> authors;
  authors.reserve(works.size());
  for (const ScannedWork& work : works) {
    auto& own = authors.emplace_back();
    for (auto& id : author_ids(work.authorship.author_id)) {
      own.push_back(numbers.emplace(std::move(id), static_cast<std::uint32_t>(numbers.size())).first->second);
    }
    std::ranges::sort(own);
  }
  return authors;
}

SharedFingerprints table_of(std::vector<ScannedWork>& works, bool peers) {
  std::vector<PlacedFingerprints> documents;
  for (const ScannedWork& work : works) {
    documents.push_back(peers ? PlacedFingerprints{work.fingerprints, work.places} : PlacedFingerprints{});
  }
  SharedFingerprints table(documents);
  for (ScannedWork& work : works) {
    work.fingerprints = {};
    work.places = {};
  }
  return table;
}

// What a work shares with each other one, as far as it decides whether that may be a candidate: every candidate is
// possible() here, and few others are. Fingerprints come by place.
class SharedWith {
 public:
  SharedWith(std::size_t works, std::uint32_t minimum_shared)
      : with_(works), possible_(works), minimum_shared_(minimum_shared) {}

  void add_gram(std::uint32_t other, bool rare) {
    if (rare || ++with_[other].grams >= minimum_shared_) make_possible(other);
  }
  void add_stem_pair(std::uint32_t other, std::uint32_t place, float weight) {
    Shared& pair = with_[other];
    const std::uint32_t block = place / kStretchWords;
    if (block != pair.block) {
      pair.before = block == pair.block + 1 ? pair.now : 0;
      pair.now = 0;
      pair.block = block;
    }
    pair.now += weight;
    pair.all += weight;
    pair.heaviest = std::max(pair.heaviest, pair.before + pair.now);
    if (pair.heaviest + static_cast<float>(kElsewhere) * pair.all >= kLeastGain) make_possible(other);
  }
  bool possible(std::uint32_t other) const { return possible_[other] != 0; }
  bool any_possible() const { return any_possible_; }

 private:
  // Sums of floats err by less.
  static constexpr float kLeastGain = static_cast<float>(0.999 * kPairsWeight);

  // Weights of stem pairs. Any stretch lies in two neighbouring blocks of its length.
  struct Shared {
    std::uint32_t block = 0;
    std::uint32_t grams = 0;
    float now = 0;
    float before = 0;
    float heaviest = 0;
    float all = 0;
  };
  void make_possible(std::uint32_t other) {
    possible_[other] = 1;
    any_possible_ = true;
  }

  std::vector<Shared> with_;
  std::vector<std::uint8_t> possible_;
  std::uint32_t minimum_shared_;
  bool any_possible_ = false;
};

// The weights of fingerprints by how many documents have them, each worked out when it is first asked for.
class Weights {
 public:
  explicit Weights(std::uint64_t searched) : searched_(searched) {}

  float of(std::uint64_t having) {
    if (having >= kKept) return weight(having);
    float& kept = kept_[having];
    if (kept == 0) kept = weight(having);
    return kept;
  }

 private:
  static constexpr std::size_t kKept = 256;
  float weight(std::uint64_t having) const {
    return static_cast<float>(std::log(1.0 + static_cast<double>(searched_) / static_cast<double>(having)));
  }

  std::uint64_t searched_;
  std::array<float, kKept> kept_{};
};

}  // namespace

PeerIndex::PeerIndex(std::vector<ScannedWork>& works, std::uint32_t bits, bool peers)
    : works_(works), bits_(bits), peers_(peers), authors_(numbered_authors(works)), shared_(table_of(works, peers)) {
  authors_known_ = std::ranges::any_of(authors_, [](const auto& own) { return !own.empty(); });
}

bool PeerIndex::same_author(std::size_t a, std::size_t b) const {
  return std::ranges::find_first_of(authors_[a], authors_[b]) != authors_[a].end();
}

bool PeerIndex::visible(std::size_t work, std::size_t source) const {
  return peers_ && work != source && !(authors_known_ && same_author(work, source));
}

std::uint64_t PeerIndex::visible_to(std::size_t work) const {
  if (!peers_) return 0;
  if (authors_[work].empty()) return works_.size() - 1;
  std::uint64_t count = 0;
  for (std::size_t source = 0; source < works_.size(); ++source) count += visible(work, source) ? 1 : 0;
  return count;
}

std::uint64_t PeerIndex::visible_holders(std::size_t work, std::span<const std::uint32_t> holders) const {
  if (authors_[work].empty()) {
    const bool own = std::ranges::binary_search(holders, static_cast<std::uint32_t>(work));
    return peers_ ? holders.size() - (own ? 1 : 0) : 0;
  }
  std::uint64_t count = 0;
  for (const std::uint32_t holder : holders) count += visible(work, holder) ? 1 : 0;
  return count;
}

// A fingerprint of a work that others have too.
struct PeerIndex::Shared {
  QueryFingerprint fingerprint;
  std::span<const std::uint32_t> holders;
  std::uint64_t visible = 0;  // of the holders
};

void PeerIndex::rank(std::size_t work, const CandidateQuery& query, std::uint32_t first_number,
                     std::span<const Shared> shared, CandidateList& list) const {
  SharedWith with(works_.size(), query.minimum_shared);
  Weights weights(list.documents_searched);
  const auto counts = [&](const Shared& one) { return one.visible > 0 && one.visible <= query.document_cap; };
  for (const Shared& one : shared) {
    const bool is_stem_pair = one.fingerprint.is_stem_pair;
    if (one.visible > query.document_cap && !is_stem_pair) ++list.capped_fingerprints;
    if (!counts(one)) continue;
    const float weight = is_stem_pair ? weights.of(one.visible) : 0;
    for (const std::uint32_t holder : one.holders) {
      if (is_stem_pair) {
        with.add_stem_pair(holder, one.fingerprint.place, weight);
      } else {
        with.add_gram(holder, one.visible <= query.rare_documents);
      }
    }
  }
  if (!with.any_possible()) return;
  std::vector<QueryFingerprint> fingerprints;
  std::vector<std::uint64_t> documents;
  std::vector<FingerprintHit> hits;
  for (const Shared& one : shared) {
    if (!counts(one)) continue;
    const std::size_t before = hits.size();
    for (const std::uint32_t holder : one.holders) {
      if (!with.possible(holder) || !visible(work, holder)) continue;
      hits.push_back({first_number + holder, static_cast<std::uint32_t>(fingerprints.size())});
    }
    if (hits.size() == before) continue;
    fingerprints.push_back(one.fingerprint);
    documents.push_back(one.visible);
  }
  rank_candidates(query, fingerprints, documents, std::move(hits), list);
}

void PeerIndex::find_candidates(std::size_t work, const CandidateQuery& query, std::uint32_t first_number,
                                std::span<const std::uint64_t> stopped, CandidateList& list) const {
  list.documents_searched = visible_to(work);
  std::vector<Shared> shared;
  for (const QueryFingerprint& one : query_fingerprints(query, bits_)) {
    if (std::ranges::binary_search(stopped, one.value)) {
      list.stop_fingerprints += one.is_stem_pair ? 0 : 1;
      continue;
    }
    const auto holders = shared_.holders(one.value);
    if (!holders.empty()) shared.push_back({one, holders, visible_holders(work, holders)});
  }
  std::ranges::sort(shared, {},
                    [](const Shared& one) { return std::tuple(one.fingerprint.place, one.fingerprint.value); });
  rank(work, query, first_number, shared, list);
}

void PeerIndex::find_own_candidates(std::size_t work, const CandidateQuery& query, std::uint32_t first_number,
                                    CandidateList& list) const {
  list.documents_searched = visible_to(work);
  const auto own = shared_.shared_by(work);
  std::vector<Shared> shared;
  shared.reserve(own.size());
  for (const auto& one : own) {
    const auto holders = shared_.holders_at(one.value);
    // The work is one of them.
    const std::uint64_t others = authors_[work].empty() ? holders.size() - 1 : visible_holders(work, holders);
    shared.push_back({{one.value, one.place, one.is_stem_pair != 0}, holders, others});
  }
  rank(work, query, first_number, shared, list);
}

}  // namespace tamga
