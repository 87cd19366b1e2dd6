#include "corpora/scan/work_check.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "engine/match/align.h"
#include "engine/search_scope.h"
#include "engine/text/language.h"
#include "engine/work_candidates.h"

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
  const ScannedWork& scanned = parts_.peers.works()[number];
  const Work work{scanned.id,
                  scanned.sha256,
                  scanned.authorship.author_id,
                  scanned.text,
                  scanned.authorship.course,
                  scanned.authorship.assignment};
  const ScanIndex store(parts_, number);
  const auto searched = searched_by(number);
  return check(work, store, tokenizer_, name_, settings_, {&phrases_, &searched});
}

// As check() aligns; what it does beside only takes passages away, except for works too short to be aligned.
bool WorkChecks::any_passage(std::size_t work, const CandidateList& list) const {
  const std::uint32_t guaranteed = parts_.settings.fingerprints.guaranteed_run();
  const auto tokens = tokenizer_.tokenize(parts_.peers.works()[work].text.text);
  if (!tokens || tokens->tokens.size() < guaranteed) return true;
  const Aligner aligner(tokens->tokens, {guaranteed, std::min(settings_.min_words, guaranteed)});
  return std::ranges::any_of(list.candidates, [&](const Candidate& candidate) {
    const ScannedWork& source = parts_.peers.works()[to_number(candidate.document) - ScanIndex::kFirstWork];
    const auto source_tokens = tokenizer_.tokenize(source.text.text);
    return !source_tokens || !aligner.align(source_tokens->tokens).passages.empty();
  });
}

bool WorkChecks::may_borrow(std::size_t work) const {
  if (parts_.corpus != nullptr) return true;
  // check() asks for less of a work too short for the guarantee, and looks at it as a whole.
  const FingerprintSettings& made_with = parts_.settings.fingerprints;
  const std::uint64_t enough = made_with.guaranteed_run() + std::uint64_t{settings_.minimum_shared} * made_with.window;
  if (parts_.peers.works()[work].words < enough) return true;
  if (!parts_.peers.may_have_candidates(work, settings_.minimum_shared, settings_.rare_documents,
                                        settings_.document_cap)) {
    return false;
  }
  const auto tokens = tokenizer_.tokenize(parts_.peers.works()[work].text.text);
  if (!tokens) return true;
  const auto list = work_candidates(tokens->tokens, ScanIndex(parts_, work), settings_);
  return !list || (!list->candidates.empty() && any_passage(work, *list));
}

}  // namespace tamga
