#include "engine/check.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <system_error>
#include <thread>
#include <utility>

#include "engine/match/exclusions/phrase_table.h"
#include "engine/prepared_work.h"
#include "engine/report_assembly.h"
#include "engine/search_scope.h"
#include "engine/work_candidates.h"
#include "engine/work_exclusions.h"

namespace tamga {
namespace {

// Starts `work` once more, on a thread of its own. False if the machine has no thread left.
bool start_another(std::vector<std::jthread>& threads, const std::function<void()>& work) {
  try {
    threads.emplace_back(work);
    return true;
  } catch (const std::system_error&) {
    return false;
  }
}

// Calls `job` once for each index below `count`, on at most `threads` threads, this one among them; on fewer if there
// are no more. Jobs write to places of their own, so what they make does not depend on the threads.
void for_each_index(std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& job) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < count; i = next++) job(i);
  };
  std::vector<std::jthread> others;
  while (others.size() + 1 < std::min(threads, count) && start_another(others, work)) {
  }
  work();
}

ReportedExclusionSettings printed_exclusions(const CheckSettings& settings) {
  ReportedExclusionSettings printed;
  printed.asked = settings.exclusions;
  if (settings.exclusions.own_scope == OwnScope::kNone) printed.asked.on.remove(ExclusionKind::kOwnEarlier);
  printed.legal_collections = settings.legal_collections;
  for (const TemplateText& one : settings.templates) printed.templates.push_back({one.file_name, one.sha256});
  printed.phrases_version = kSetPhrasesVersion;
  return printed;
}

ReportedSettings printed(const CheckSettings& settings, const IndexSettings& index) {
  return {index.fingerprints,    settings.minimum_shared,      settings.rare_documents,
          settings.document_cap, settings.candidate_budget,    settings.min_words,
          settings.top,          settings.institution,         settings.collections,
          index.normalisation,   printed_exclusions(settings), index.fingerprint_bits,
          index.stem_pairs,      settings.minimum_stem_pairs,  settings.shared};
}

ReportedSource about(const DocumentRecord& record) {
  ReportedSource source;
  source.id = record.id;
  source.title = record.title;
  source.collection = record.collection;
  source.file_name = record.file_name;
  source.date = record.date;
  source.first_seen = record.first_seen;
  source.sha256 = record.sha256;
  source.shared = shared_collection(record.institution);
  return source;
}

// Ids of people and courses mean something inside one institution only: in a shared collection they are nobody's.
Authorship authorship_of(const DocumentRecord& record) {
  if (!shared_collection(record.institution).empty()) return {};
  return {record.author_id, record.course, record.assignment};
}

// What became of one candidate.
struct Outcome {
  std::optional<FoundSource> found;
  bool erased = false;
  std::string unreadable;  // its id
};

Outcome not_read(const Error& error, std::string id) {
  if (error.code == ErrorCode::kNotFound) return {.found = {}, .erased = true, .unreadable = {}};
  return {.found = {}, .erased = false, .unreadable = std::move(id)};
}

// A candidate may be erased at any moment, also between its record and its text.
Outcome examine(const PreparedWork& work, const FingerprintIndex& store, DocumentId document,
                const CheckSettings& settings) {
  const auto stored = store.record(document);
  if (!stored) return not_read(stored.error(), "document " + std::to_string(to_number(document)));
  const DocumentRecord& record = stored->record;
  auto text = store.text(document);
  if (!text) return not_read(text.error(), record.id);
  const bool legal = std::ranges::count(settings.legal_collections, record.collection) > 0;
  auto found = work.hold_against({about(record), authorship_of(record), legal, std::move(*text)});
  if (!found) return not_read(Error{ErrorCode::kCorrupt, found.error().message}, record.id);
  return {.found = std::move(*found), .erased = false, .unreadable = {}};
}

// Passages are looked for down to the guaranteed run, so that those below a higher min_words are listed as small.
AlignSettings align_settings(const FingerprintSettings& fingerprints, const CheckSettings& settings) {
  return {fingerprints.guaranteed_run(), std::min(settings.min_words, fingerprints.guaranteed_run())};
}

// A work too short for the guarantee of minimum_shared fingerprints: a document that shares any is a candidate.
CheckSettings for_length(CheckSettings settings, std::uint32_t words, const FingerprintSettings& fingerprints) {
  const std::uint32_t more = settings.minimum_shared > 0 ? settings.minimum_shared - 1 : 0;
  if (words < fingerprints.guaranteed_run() + std::uint64_t{more} * fingerprints.window) settings.minimum_shared = 1;
  return settings;
}

// Those of `without` that the store has.
std::vector<DocumentId> left_out_documents(const FingerprintIndex& store, const CheckSettings& settings) {
  std::vector<DocumentId> documents;
  for (const auto& id : settings.without) {
    if (const auto found = store.find(settings.institution, id)) documents.push_back(found->document);
  }
  return documents;
}

void describe_work(const PreparedWork& ready, const Work& work, Findings& findings) {
  findings.work = ready.reported();
  findings.word_places = ready.word_places();
  findings.authorship = {work.author, work.course, work.assignment};
}

// Of the sources that the caller named, those of which the snapshot has no document, each once.
Result<std::vector<std::string>> unknown_named_sources(const FingerprintIndex& store, const CheckSettings& settings,
                                                       Sequence snapshot) {
  std::vector<std::string> unknown;
  std::vector<std::string> institutions{settings.institution};
  for (const auto& name : settings.shared) institutions.push_back(shared_institution(name));
  for (const std::string& id : settings.exclusions.named_sources) {
    bool known = false;
    for (const auto& institution : institutions) {
      const auto document = store.find(institution, id);
      if (!document && document.error().code != ErrorCode::kNotFound) return std::unexpected(document.error());
      known = known || (document && document->put_at <= snapshot);
    }
    if (!known && std::ranges::count(unknown, id) == 0) unknown.push_back(id);
  }
  return unknown;
}

void gather(std::vector<Outcome> outcomes, Findings& findings) {
  for (Outcome& outcome : outcomes) {
    if (outcome.found) findings.sources.push_back(std::move(*outcome.found));
    if (outcome.erased) ++findings.left_out.erased_since;
    if (!outcome.unreadable.empty()) findings.left_out.unreadable.push_back(std::move(outcome.unreadable));
  }
}

bool any_passage(const std::vector<FoundSource>& sources) {
  return std::ranges::any_of(sources, [](const FoundSource& source) { return !source.passages.empty(); });
}

}  // namespace

Filter filter_of(const CheckSettings& settings) {
  return {settings.institution, settings.collections, settings.snapshot, {}, settings.shared};
}

Result<Report> check(const Work& work, const FingerprintIndex& store, const Tokenizer& tokenizer,
                     std::string corpus_name, const CheckSettings& asked, const CheckAids& aids) {
  const IndexSettings& index = store.settings();
  if (tokenizer.normalisation() != index.normalisation) {
    return fail(ErrorCode::kInvalidArgument,
                corpus_name + ": made with another normalisation than the work is read by");
  }
  const auto prepared = PreparedWork::prepare(work, tokenizer, align_settings(index.fingerprints, asked), aids.depth);
  if (!prepared) return std::unexpected(prepared.error());
  const PreparedWork& ready = **prepared;
  const CheckSettings settings = for_length(asked, ready.words(), index.fingerprints);

  const StopSet stop_set = store.stop_set();
  const auto list = aids.candidates != nullptr
                        ? Result<CandidateList>(*aids.candidates)
                        : work_candidates(ready.tokens(), store, settings, left_out_documents(store, settings));
  if (!list) return std::unexpected(list.error());
  std::vector<Outcome> outcomes(list->candidates.size());
  for_each_index(outcomes.size(), settings.threads,
                 [&](std::size_t i) { outcomes[i] = examine(ready, store, list->candidates[i].document, settings); });

  Findings findings;
  findings.depth = aids.depth;
  gather(std::move(outcomes), findings);
  // Figures of a work that shares nothing are the same whatever is kept out of it.
  if (aids.depth == ReportDepth::kWhole || any_passage(findings.sources)) {
    const auto signs = ready.read_signs();
    if (!signs) return std::unexpected(signs.error());
    auto exclusions = work_exclusions(ready, signs->marks, tokenizer, settings.templates, index.fingerprints.k,
                                      stop_set.hashes, aids.phrases);
    if (!exclusions) return std::unexpected(exclusions.error());
    findings.exclusions = *std::move(exclusions);
    findings.flags = ready.reported_flags(*signs);
    findings.observations = ready.reported_observations(*signs);
  }
  describe_work(ready, work, findings);
  findings.snapshot = {std::move(corpus_name), list->snapshot, stop_set_name(stop_set), list->documents_searched};
  findings.settings = printed(settings, index);
  findings.left_out.beyond_budget = list->beyond_limit;
  findings.left_out.common_fingerprints = list->capped_fingerprints;
  findings.left_out.stop_fingerprints = list->stop_fingerprints;
  findings.left_out.erased_since += list->erased_since;  // beside those erased since the candidates were found
  auto unknown = unknown_named_sources(store, settings, list->snapshot);
  if (!unknown) return std::unexpected(unknown.error());
  findings.left_out.unknown_named_sources = *std::move(unknown);
  if (aids.depth == ReportDepth::kFigures) return assemble_report(std::move(findings));
  auto searched =
      aids.searched != nullptr ? *aids.searched : searched_collections(store, settings, list->snapshot, aids.census);
  if (!searched) return std::unexpected(searched.error());
  findings.searched = *std::move(searched);
  if (const auto known = find_spreads(ready, store, settings, list->snapshot, findings.sources); !known) {
    return std::unexpected(known.error());
  }
  return assemble_report(std::move(findings));
}

Result<Report> compare(const Work& work, const Work& source, const Tokenizer& tokenizer,
                       const CheckSettings& settings) {
  Findings findings;
  findings.settings.fingerprints = FingerprintSettings{};
  findings.settings.min_words = settings.min_words;
  findings.settings.normalisation = tokenizer.normalisation();
  findings.settings.exclusions = printed_exclusions(settings);
  const auto prepared =
      PreparedWork::prepare(work, tokenizer, align_settings(findings.settings.fingerprints, settings));
  if (!prepared) return std::unexpected(prepared.error());

  ReportedSource shown;
  shown.id = source.file_name;
  shown.file_name = source.file_name;
  shown.sha256 = source.sha256;
  auto found = (*prepared)->hold_against(
      {std::move(shown), {source.author, source.course, source.assignment}, false, source.text});
  if (!found) return std::unexpected(found.error());
  const auto signs = (*prepared)->read_signs();
  if (!signs) return std::unexpected(signs.error());
  auto exclusions = work_exclusions(**prepared, signs->marks, tokenizer, settings.templates, 1, {});
  if (!exclusions) return std::unexpected(exclusions.error());

  describe_work(**prepared, work, findings);
  findings.flags = (*prepared)->reported_flags(*signs);
  findings.observations = (*prepared)->reported_observations(*signs);
  findings.exclusions = *std::move(exclusions);
  findings.snapshot.documents_searched = 1;
  for (const std::string& id : settings.exclusions.named_sources) {
    if (id != source.file_name) findings.left_out.unknown_named_sources.push_back(id);
  }
  findings.sources.push_back(std::move(*found));
  return assemble_report(std::move(findings));
}

}  // namespace tamga
