#include "engine/search_scope.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "engine/fingerprint/winnowing.h"

namespace tamga {
namespace {

bool is_visible(const CensusGroup& group, const CheckSettings& settings) {
  return group.may_be_source && may_see(filter_of(settings), group.institution, group.collection);
}

using Groups = std::map<std::pair<std::string, Language>, std::uint64_t>;

SearchedCollection made_of(const std::string& name, const Groups& groups, const CheckSettings& settings) {
  SearchedCollection made;
  made.name = name;
  made.legal = std::ranges::count(settings.legal_collections, name) > 0;
  for (const auto& [group, documents] : groups) {
    made.groups.push_back({group.second, group.first, documents});
    made.documents += documents;
  }
  return made;
}

// Hashes of the work's fingerprints that lie inside `words`.
std::vector<std::uint64_t> hashes_inside(std::span<const Fingerprint> fingerprints, TokenRange words, std::uint32_t k) {
  std::vector<std::uint64_t> hashes;
  auto at = std::ranges::lower_bound(fingerprints, words.begin, {}, &Fingerprint::first_token);
  for (; at != fingerprints.end() && at->first_token + k <= words.end; ++at) hashes.push_back(at->hash);
  std::ranges::sort(hashes);
  hashes.erase(std::ranges::unique(hashes).begin(), hashes.end());
  return hashes;
}

Result<CandidateList> sharing(const std::vector<std::uint64_t>& hashes, std::uint64_t at_least,
                              const FingerprintIndex& store, const CheckSettings& settings, Sequence snapshot) {
  auto filter = filter_of(settings);
  filter.snapshot = snapshot;
  return store.candidates({hashes, std::move(filter), static_cast<std::uint32_t>(std::max<std::uint64_t>(at_least, 1)),
                           0, settings.document_cap, 0});
}

Result<Spread> spread_of(const std::vector<std::uint64_t>& hashes, const FingerprintIndex& store,
                         const CheckSettings& settings, Sequence snapshot) {
  if (hashes.empty()) return Spread{};
  auto list = sharing(hashes, (hashes.size() + 1) / 2, store, settings, snapshot);
  if (!list) return std::unexpected(list.error());
  const std::uint64_t unused = list->capped_fingerprints + list->stop_fingerprints;
  if (unused == 0) return Spread{list->beyond_limit, false};
  if (unused >= hashes.size()) return Spread{list->capped_fingerprints > 0 ? settings.document_cap : 0, true};
  list = sharing(hashes, (hashes.size() - unused + 1) / 2, store, settings, snapshot);
  if (!list) return std::unexpected(list.error());
  return Spread{list->beyond_limit, false};
}

}  // namespace

std::vector<SearchedCollection> searched_collections(const DocumentCounts& counts, const CheckSettings& settings) {
  std::map<std::string, Groups> collections;
  for (const auto& [group, documents] : counts) {
    if (is_visible(group, settings)) collections[group.collection][{group.year, group.language}] += documents;
  }
  std::vector<SearchedCollection> searched;
  for (const auto& [name, groups] : collections) searched.push_back(made_of(name, groups, settings));
  return searched;
}

Result<std::vector<SearchedCollection>> searched_collections(const FingerprintIndex& store,
                                                             const CheckSettings& settings, Sequence snapshot,
                                                             DocumentCensus* census) {
  DocumentCensus own_census(store);
  const auto counts = (census != nullptr ? *census : own_census).counts(snapshot);
  if (!counts) return std::unexpected(counts.error());
  return searched_collections(*counts, settings);
}

Status find_spreads(const PreparedWork& work, const FingerprintIndex& store, const CheckSettings& settings,
                    Sequence snapshot, std::vector<FoundSource>& sources) {
  const FingerprintSettings& made_with = store.settings().fingerprints;
  const auto fingerprints = fingerprint(work.tokens(), made_with);
  std::map<std::pair<std::uint32_t, std::uint32_t>, Spread> known;
  for (FoundSource& source : sources) {
    for (ReportedPassage& passage : source.shown.passages) {
      const std::pair words(passage.work_words.begin, passage.work_words.end);
      auto entry = known.find(words);
      if (entry == known.end()) {
        if (known.size() == kMostSpreads) continue;
        const auto spread =
            spread_of(hashes_inside(fingerprints, passage.work_words, made_with.k), store, settings, snapshot);
        if (!spread) return std::unexpected(spread.error());
        entry = known.emplace(words, *spread).first;
      }
      passage.stands_in = entry->second;
    }
  }
  return {};
}

Language main_language(std::span<const Token> tokens) {
  Language most = Language::kOther;
  std::ptrdiff_t words = 0;
  for (const Language language : {Language::kKyrgyz, Language::kRussian, Language::kEnglish}) {
    const auto count = std::ranges::count(tokens, language, &Token::language);
    if (count > words) {
      most = language;
      words = count;
    }
  }
  return most;
}

}  // namespace tamga
