#include "corpora/scan/peer_index.h"

#include <algorithm>
#include <cmath>
#include <map>
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
  std::vector<std::span<const std::uint64_t>> documents;
  for (const ScannedWork& work : works) {
    documents.push_back(peers ? std::span<const std::uint64_t>(work.fingerprints) : std::span<const std::uint64_t>());
  }
  SharedFingerprints table(documents);
  for (ScannedWork& work : works) work.fingerprints = {};
  return table;
}

// What a work shares with each other one, as far as it decides whether that may be a candidate: every candidate is
// possible() here, though not the other way round.
class SharedWith {
 public:
  SharedWith(std::size_t works, std::uint32_t minimum_shared) : with_(works), minimum_shared_(minimum_shared) {}

  void add_gram(std::uint32_t other, bool rare) {
    Shared& pair = with_[other];
    ++pair.grams;
    pair.possible = pair.possible || rare || pair.grams >= minimum_shared_;
  }
  void add_stem_pair(std::uint32_t other, float weight) {
    Shared& pair = with_[other];
    pair.weight += weight;
    pair.possible = pair.possible || pair.weight >= kLeastWeight;
  }
  bool possible(std::uint32_t other) const { return with_[other].possible; }

 private:
  // A gain is at most the weight of all pairs, once for a stretch that holds them all and kElsewhere of it again.
  static constexpr float kLeastWeight = static_cast<float>(0.999 * kPairsWeight / (1 + kElsewhere));

  struct Shared {
    float weight = 0;  // of stem pairs
    std::uint32_t grams = 0;
    bool possible = false;
  };
  std::vector<Shared> with_;
  std::uint32_t minimum_shared_;
};

float weight_of(std::uint64_t searched, std::uint64_t having) {
  return static_cast<float>(std::log(1.0 + static_cast<double>(searched) / static_cast<double>(having)));
}

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

void PeerIndex::find_candidates(std::size_t work, const CandidateQuery& query, std::uint32_t first_number,
                                std::span<const std::uint64_t> stopped, CandidateList& list) const {
  const auto fingerprints = query_fingerprints(query, bits_);
  std::vector<std::uint64_t> documents(fingerprints.size());
  std::vector<std::span<const std::uint32_t>> searched_for(fingerprints.size());  // their holders, where they count
  SharedWith shared(works_.size(), query.minimum_shared);
  list.documents_searched = visible_to(work);
  for (std::size_t i = 0; i < fingerprints.size(); ++i) {
    const bool is_stem_pair = fingerprints[i].is_stem_pair;
    const auto holders = shared_.holders(fingerprints[i].value);
    documents[i] = visible_holders(work, holders);
    if (std::ranges::binary_search(stopped, fingerprints[i].value)) {
      list.stop_fingerprints += is_stem_pair ? 0 : 1;
    } else if (documents[i] > query.document_cap) {
      list.capped_fingerprints += is_stem_pair ? 0 : 1;
    } else if (documents[i] > 0) {
      searched_for[i] = holders;
      const float weight = is_stem_pair ? weight_of(list.documents_searched, documents[i]) : 0;
      for (const std::uint32_t holder : holders) {
        if (is_stem_pair) {
          shared.add_stem_pair(holder, weight);
        } else {
          shared.add_gram(holder, documents[i] <= query.rare_documents);
        }
      }
    }
  }
  std::vector<FingerprintHit> hits;
  for (std::uint32_t i = 0; i < fingerprints.size(); ++i) {
    for (const std::uint32_t holder : searched_for[i]) {
      if (shared.possible(holder) && visible(work, holder)) hits.push_back({first_number + holder, i});
    }
  }
  rank_candidates(query, fingerprints, documents, std::move(hits), list);
}

bool PeerIndex::may_have_candidates(std::size_t work, std::uint32_t minimum_shared, std::uint32_t rare_documents,
                                    std::uint32_t document_cap) const {
  const auto shared_here = shared_.shared_by(work);
  if (shared_here.empty()) return false;
  const std::uint64_t searched = visible_to(work);
  SharedWith shared(works_.size(), minimum_shared);
  for (const auto& one : shared_here) {
    const auto holders = shared_.holders_at(one.value);
    const std::uint64_t having = visible_holders(work, holders);
    if (having == 0 || having > document_cap) continue;
    const float weight = one.is_stem_pair != 0 ? weight_of(searched, having) : 0;
    for (const std::uint32_t holder : holders) {
      if (!visible(work, holder)) continue;
      if (one.is_stem_pair != 0) {
        shared.add_stem_pair(holder, weight);
      } else {
        shared.add_gram(holder, having <= rare_documents);
      }
      if (shared.possible(holder)) return true;
    }
  }
  return false;
}

}  // namespace tamga
