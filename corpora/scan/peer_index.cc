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

// What a work shares with one other.
struct Shared {
  float pairs_weight = 0;
  std::uint32_t grams = 0;
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
  std::uint64_t count = 0;
  for (const std::uint32_t holder : holders) count += visible(work, holder) ? 1 : 0;
  return count;
}

void PeerIndex::find_candidates(std::size_t work, const CandidateQuery& query, std::uint32_t first_number,
                                std::span<const std::uint64_t> stopped, CandidateList& list) const {
  const auto fingerprints = query_fingerprints(query, bits_);
  std::vector<std::uint64_t> documents(fingerprints.size());
  std::vector<FingerprintHit> hits;
  list.documents_searched = visible_to(work);
  for (std::uint32_t i = 0; i < fingerprints.size(); ++i) {
    const bool counted = !fingerprints[i].is_stem_pair;
    const auto holders = shared_.holders(fingerprints[i].value);
    documents[i] = visible_holders(work, holders);
    if (std::ranges::binary_search(stopped, fingerprints[i].value)) {
      list.stop_fingerprints += counted ? 1 : 0;
    } else if (documents[i] > query.document_cap) {
      list.capped_fingerprints += counted ? 1 : 0;
    } else {
      for (const std::uint32_t holder : holders) {
        if (visible(work, holder)) hits.push_back({first_number + holder, i});
      }
    }
  }
  rank_candidates(query, fingerprints, documents, std::move(hits), list);
}

bool PeerIndex::may_have_candidates(std::size_t work, std::uint32_t minimum_shared, std::uint32_t rare_documents,
                                    std::uint32_t document_cap) const {
  // A gain is at most the weight of all pairs, once for a stretch that holds them all and kElsewhere of it again.
  constexpr double kLeastWeight = 0.999 * kPairsWeight / (1 + kElsewhere);
  const auto shared_here = shared_.shared_by(work);
  if (shared_here.empty()) return false;
  const auto searched = static_cast<double>(visible_to(work));
  std::vector<Shared> with(works_.size());
  for (const auto& one : shared_here) {
    const auto holders = shared_.holders_at(one.value);
    const std::uint64_t having = authors_known_ ? visible_holders(work, holders) : holders.size() - 1;
    if (having == 0 || having > document_cap) continue;
    if (one.is_stem_pair == 0 && having <= rare_documents) return true;
    const auto weight = static_cast<float>(std::log(1.0 + searched / static_cast<double>(having)));
    for (const std::uint32_t holder : holders) {
      if (!visible(work, holder)) continue;
      Shared& pair = with[holder];
      if (one.is_stem_pair == 0) {
        if (++pair.grams >= minimum_shared) return true;
      } else {
        pair.pairs_weight += weight;
        if (pair.pairs_weight >= kLeastWeight) return true;
      }
    }
  }
  return false;
}

}  // namespace tamga
