#include "corpora/scan/work_check.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "engine/match/align.h"
#include "engine/match/text_sketch.h"
#include "engine/search_scope.h"
#include "engine/text/language.h"

namespace tamga {
namespace {

Language language_of(std::string_view code) {
  for (const Language language : {Language::kKyrgyz, Language::kRussian, Language::kEnglish}) {
    if (language_code(language) == code) return language;
  }
  return Language::kOther;
}

std::vector<std::uint64_t> stopped_values(const FingerprintIndex& store) {
  std::vector<std::uint64_t> stopped;
  for (const std::uint64_t hash : store.stop_set().hashes) {
    stopped.push_back(hash >> (64U - store.settings().fingerprint_bits));
  }
  std::ranges::sort(stopped);
  return stopped;
}

// As work_candidates() asks; the fingerprints are known.
CandidateQuery limits_of(const CheckSettings& settings) {
  CandidateQuery query;
  query.minimum_shared = settings.minimum_shared;
  query.minimum_stem_pairs = settings.minimum_stem_pairs;
  query.rare_documents = settings.rare_documents;
  query.document_cap = settings.document_cap;
  query.limit = settings.candidate_budget;
  return query;
}

}  // namespace

WorkChecks::WorkChecks(const PeerIndex& peers, const FingerprintIndex* store, std::string name,
                       const Tokenizer& tokenizer, const IndexSettings& index, const CheckSettings& settings,
                       SetPhrases phrases)
    : name_(std::move(name)),
      settings_(settings),
      tokenizer_(tokenizer, peers.works()),
      phrases_(std::move(phrases)),
      parts_{peers, store, index, settings.institution,
             store != nullptr ? stopped_values(*store) : std::vector<std::uint64_t>()} {
  settings_.threads = 1;  // works are checked side by side
}

Result<std::unique_ptr<const WorkChecks>> WorkChecks::make(const PeerIndex& peers, const FingerprintIndex* store,
                                                           std::string name, const Tokenizer& tokenizer,
                                                           const IndexSettings& index, const CheckSettings& settings) {
  auto phrases = SetPhrases::read(tokenizer);
  if (!phrases) return std::unexpected(std::move(phrases.error()));
  std::unique_ptr<WorkChecks> checks(
      new WorkChecks(peers, store, std::move(name), tokenizer, index, settings, *std::move(phrases)));
  for (const TemplateText& one : checks->settings_.templates) {
    if (auto read = checks->tokenizer_.remember(one.text.text); !read) {
      return fail(read.error().code, one.file_name + ": " + read.error().message);
    }
  }
  if (store != nullptr) {
    if (auto looked = checks->look_at_corpus(); !looked) return std::unexpected(std::move(looked.error()));
  }
  return std::unique_ptr<const WorkChecks>(std::move(checks));
}

// Counts once what every report says of the corpus.
Status WorkChecks::look_at_corpus() {
  CandidateQuery nothing;
  nothing.filter = filter_of(settings_);
  const auto list = parts_.corpus->candidates(nothing);
  if (!list) return std::unexpected(list.error());
  snapshot_ = list->snapshot;
  settings_.snapshot = snapshot_;
  auto searched = searched_collections(*parts_.corpus, settings_, snapshot_);
  if (!searched) return std::unexpected(std::move(searched.error()));
  searched_ = *std::move(searched);
  return {};
}

std::vector<SearchedCollection> WorkChecks::searched_by(std::size_t work) const {
  std::map<Language, std::uint64_t> languages;
  for (std::size_t i = 0; i < parts_.peers.works().size(); ++i) {
    if (parts_.peers.visible(work, i)) ++languages[language_of(parts_.peers.works()[i].language)];
  }
  auto searched = searched_;
  if (languages.empty()) return searched;
  SearchedCollection scan;
  scan.name = kScanCollection;
  for (const auto& [language, documents] : languages) {
    scan.groups.push_back({language, {}, documents});
    scan.documents += documents;
  }
  searched.insert(std::ranges::lower_bound(searched, scan.name, {}, &SearchedCollection::name), std::move(scan));
  return searched;
}

Result<Report> WorkChecks::report(std::size_t number) const {
  const auto candidates = own_candidates(number);
  return report_of(number, candidates ? &*candidates : nullptr, ReportDepth::kWhole);
}

Result<std::optional<Report>> WorkChecks::figures_if_shared(std::size_t number) const {
  const auto candidates = own_candidates(number);
  if (candidates && candidates->candidates.empty()) return std::nullopt;
  return report_of(number, candidates ? &*candidates : nullptr, ReportDepth::kFigures);
}

Result<Report> WorkChecks::report_of(std::size_t number, const CandidateList* candidates, ReportDepth depth) const {
  const ScannedWork& scanned = parts_.peers.works()[number];
  const Work work{scanned.id,
                  scanned.sha256,
                  scanned.authorship.author_id,
                  scanned.text,
                  scanned.authorship.course,
                  scanned.authorship.assignment};
  const ScanIndex store(parts_, number);
  const auto searched = depth == ReportDepth::kWhole ? searched_by(number) : std::vector<SearchedCollection>();
  return check(work, store, tokenizer_, name_, settings_, {&phrases_, &searched, nullptr, candidates, depth});
}

std::optional<CandidateList> WorkChecks::own_candidates(std::size_t number) const {
  const ScannedWork& work = parts_.peers.works()[number];
  // check() asks for less of a work too short for the guarantee, and looks at it as a whole.
  const FingerprintSettings& made_with = parts_.settings.fingerprints;
  const std::uint64_t enough = made_with.guaranteed_run() + std::uint64_t{settings_.minimum_shared} * made_with.window;
  if (parts_.corpus != nullptr || work.words < enough || !settings_.without.empty()) return std::nullopt;
  CandidateList list;
  parts_.peers.find_own_candidates(number, limits_of(settings_), ScanIndex::kFirstWork, list);
  if (list.candidates.empty() || work.sketch.empty()) return list;
  const ChanceTest chance(work.sketch);
  std::erase_if(list.candidates, [&](const Candidate& candidate) {
    const ScannedWork& source = work_of(candidate);
    return !source.sketch.empty() && !chance.may_share(source.sketch);
  });
  return list;
}

const ScannedWork& WorkChecks::work_of(const Candidate& candidate) const {
  return parts_.peers.works()[to_number(candidate.document) - ScanIndex::kFirstWork];
}

}  // namespace tamga
