#include "engine/index/memory_store.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>
#include <mutex>
#include <set>

#include "engine/index/candidate_ranking.h"
#include "engine/index/erasure_ledger.h"
#include "engine/index/store_argument.h"

namespace tamga {
namespace {

// One version of a document; what is gone keeps its row without its contents.
struct Version {
  DocumentRecord record;
  ExtractedText text;
  std::set<std::uint64_t> fingerprints;
  std::uint64_t put_at = 0;
  std::uint64_t gone_at = 0;  // 0: current
};

class MemoryStore final : public FingerprintStore {
 public:
  explicit MemoryStore(const IndexSettings& settings) : settings_(settings) {
    assert(check_settings(settings));
    // A store of one process writes its ledger nowhere: without random numbers an empty key does no harm.
    ledger_key_ = new_ledger_key().value_or("");
  }

  const IndexSettings& settings() const override { return settings_; }

  Result<std::vector<PutResult>> put(std::span<const NewDocument> documents) override {
    for (const auto& document : documents) {
      if (auto checked = check_new_document(document); !checked) return std::unexpected(checked.error());
    }
    const std::scoped_lock lock(mutex_);
    std::vector<PutResult> results;
    for (const auto& document : documents) results.push_back(put_one(document));
    return results;
  }

  Result<Sequence> erase(std::string_view institution, std::string_view id) override {
    const std::scoped_lock lock(mutex_);
    const auto index = current(institution, id);
    if (!index) return not_found(institution, id);
    const DocumentId document = stored(*index).document;
    end_version(versions_[*index], ++sequence_);
    ledger_.push_back({Sequence{sequence_}, document, pseudonym(institution, id)});
    return Sequence{sequence_};
  }

  Result<CandidateList> candidates(const CandidateQuery& query) const override {
    const std::scoped_lock lock(mutex_);
    const auto snapshot = resolve_snapshot(query.filter, Sequence{sequence_});
    if (!snapshot) return std::unexpected(snapshot.error());
    CandidateList list;
    list.snapshot = *snapshot;
    const auto searched = visible(query.filter, to_number(*snapshot), list);
    rank(query, searched, list);
    return list;
  }

  Result<StoredDocument> find(std::string_view institution, std::string_view id) const override {
    const std::scoped_lock lock(mutex_);
    const auto index = current(institution, id);
    if (!index) return not_found(institution, id);
    return stored(*index);
  }

  Result<StoredDocument> record(DocumentId document) const override {
    const std::scoped_lock lock(mutex_);
    const auto index = current(document);
    if (!index) return not_found(document);
    return stored(*index);
  }

  Result<ExtractedText> text(DocumentId document) const override {
    const std::scoped_lock lock(mutex_);
    const auto index = current(document);
    if (!index) return not_found(document);
    return versions_[*index].text;
  }

  Status for_each(const std::function<bool(const StoredDocument&)>& visit) const override {
    for (const auto& document : all_current()) {
      if (!visit(document)) break;
    }
    return {};
  }

  Status set_stop_set(const StopSet& stop_set) override {
    if (auto checked = check_stop_set(stop_set); !checked) return checked;
    const std::scoped_lock lock(mutex_);
    stop_set_ = stop_set;
    return {};
  }

  StopSet stop_set() const override {
    const std::scoped_lock lock(mutex_);
    return stop_set_;
  }

  Result<StoreStats> stats() const override {
    const std::scoped_lock lock(mutex_);
    StoreStats stats;
    for (const auto& version : versions_) {
      if (version.gone_at != 0) continue;
      ++stats.documents;
      stats.words += version.record.words;
      stats.postings += version.fingerprints.size();
    }
    stats.sequence = Sequence{sequence_};
    return stats;
  }

  Status compact() override { return {}; }  // nothing is left of what is gone

  Result<StoreInspection> inspect(const HashText& hashes) const override {
    const std::scoped_lock lock(mutex_);
    StoreInspection inspection;
    for (std::size_t i = 0; i < versions_.size(); ++i) {
      if (versions_[i].gone_at != 0) continue;
      ++inspection.documents;
      inspection.postings += versions_[i].fingerprints.size();
      const auto expected = hashes(versions_[i].text);
      if (!expected) return std::unexpected(expected.error());
      if (truncated(*expected, settings_.fingerprint_bits) == versions_[i].fingerprints) continue;
      ++inspection.damages;
      inspection.first_damages.push_back(
          {"document " + std::to_string(i + 1) + ": its postings are not those of its text", stored(i).document});
    }
    return inspection;
  }

  Result<RebuildSummary> rebuild(const IndexSettings& settings, const HashText& hashes) override {
    if (auto checked = check_settings(settings); !checked) return std::unexpected(checked.error());
    const std::scoped_lock lock(mutex_);
    RebuildSummary summary;
    std::vector<std::set<std::uint64_t>> rebuilt(versions_.size());
    for (std::size_t i = 0; i < versions_.size(); ++i) {
      if (versions_[i].gone_at != 0) continue;
      const auto made = hashes(versions_[i].text);
      if (!made) return std::unexpected(made.error());
      rebuilt[i] = truncated(*made, settings.fingerprint_bits);
      ++summary.documents;
    }
    for (std::size_t i = 0; i < versions_.size(); ++i) versions_[i].fingerprints = std::move(rebuilt[i]);
    settings_ = settings;
    return summary;
  }

  Status checkpoint(const std::filesystem::path& directory) const override {
    return fail(ErrorCode::kUnsupported, directory.string() + ": a store in memory has no files to copy");
  }

  Result<std::vector<Erasure>> erasures(Sequence after) const override {
    const std::scoped_lock lock(mutex_);
    std::vector<Erasure> found;
    std::ranges::copy_if(ledger_, std::back_inserter(found), [&](const auto& one) { return one.sequence > after; });
    return found;
  }

  std::string pseudonym(std::string_view institution, std::string_view id) const override {
    return ledger_pseudonym(ledger_key_, institution, id);
  }

 private:
  static std::set<std::uint64_t> truncated(const std::vector<std::uint64_t>& hashes, std::uint32_t bits) {
    std::set<std::uint64_t> fingerprints;
    for (const auto hash : hashes) fingerprints.insert(hash >> (64U - bits));
    return fingerprints;
  }

  std::uint64_t truncate(std::uint64_t hash) const { return hash >> (64U - settings_.fingerprint_bits); }

  static std::unexpected<Error> not_found(std::string_view institution, std::string_view id) {
    std::string name(id);
    if (!institution.empty()) name += " of " + std::string(institution);
    return fail(ErrorCode::kNotFound, name + ": no such document");
  }

  static std::unexpected<Error> not_found(DocumentId document) {
    return fail(ErrorCode::kNotFound, "document " + std::to_string(to_number(document)) + ": no such document");
  }

  std::optional<std::size_t> current(std::string_view institution, std::string_view id) const {
    for (std::size_t i = 0; i < versions_.size(); ++i) {
      const auto& version = versions_[i];
      if (version.gone_at == 0 && version.record.institution == institution && version.record.id == id) return i;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> current(DocumentId document) const {
    const auto number = to_number(document);
    if (number == 0 || number > versions_.size() || versions_[number - 1].gone_at != 0) return std::nullopt;
    return number - 1;
  }

  StoredDocument stored(std::size_t index) const {
    return {DocumentId{static_cast<std::uint32_t>(index + 1)}, Sequence{versions_[index].put_at},
            versions_[index].record};
  }

  // A copy, so that a visitor may call the store.
  std::vector<StoredDocument> all_current() const {
    const std::scoped_lock lock(mutex_);
    std::vector<StoredDocument> all;
    for (std::size_t i = 0; i < versions_.size(); ++i) {
      if (versions_[i].gone_at == 0) all.push_back(stored(i));
    }
    return all;
  }

  static void end_version(Version& version, std::uint64_t sequence) {
    version.gone_at = sequence;
    version.text = {};
    version.fingerprints.clear();
    DocumentRecord kept;
    kept.institution = version.record.institution;
    kept.collection = version.record.collection;
    kept.may_be_source = version.record.may_be_source;
    version.record = kept;
  }

  PutResult put_one(const NewDocument& document) {
    auto outcome = PutOutcome::kAdded;
    if (const auto index = current(document.record.institution, document.record.id)) {
      if (same_document(versions_[*index].record, document.record)) {
        const auto old = stored(*index);
        return {PutOutcome::kUnchanged, old.document, old.put_at};
      }
      end_version(versions_[*index], sequence_ + 1);
      outcome = PutOutcome::kReplaced;
    }
    Version version{.record = document.record, .text = document.text, .fingerprints = {}, .put_at = ++sequence_};
    for (const auto hash : document.hashes) version.fingerprints.insert(truncate(hash));
    versions_.push_back(std::move(version));
    return {outcome, stored(versions_.size() - 1).document, Sequence{sequence_}};
  }

  static bool passes(const Filter& filter, const DocumentRecord& record) {
    return record.may_be_source && may_see(filter, record.institution, record.collection);
  }

  // Indexes of the documents to search, in order; counts them and those that are gone.
  std::vector<std::size_t> visible(const Filter& filter, std::uint64_t snapshot, CandidateList& list) const {
    std::vector<std::size_t> searched;
    for (std::size_t i = 0; i < versions_.size(); ++i) {
      const auto& version = versions_[i];
      if (version.put_at > snapshot || !passes(filter, version.record)) continue;
      if (version.gone_at == 0) searched.push_back(i);
      if (version.gone_at > snapshot) ++list.erased_since;
    }
    list.documents_searched = searched.size();
    return searched;
  }

  // Looks every fingerprint of the query up in every document.
  void rank(const CandidateQuery& query, const std::vector<std::size_t>& searched, CandidateList& list) const {
    const auto fingerprints = query_fingerprints(query, settings_.fingerprint_bits);
    std::set<std::uint64_t> stopped;
    for (const auto hash : stop_set_.hashes) stopped.insert(truncate(hash));
    std::vector<std::uint64_t> documents(fingerprints.size());
    std::vector<FingerprintHit> hits;
    for (std::uint32_t i = 0; i < fingerprints.size(); ++i) {
      const auto holders = holders_of(fingerprints[i].value, query.filter, searched);
      documents[i] = holders.size();
      const bool counted = !fingerprints[i].is_stem_pair;
      if (stopped.contains(fingerprints[i].value)) {
        list.stop_fingerprints += counted ? 1 : 0;
      } else if (holders.size() > query.document_cap) {
        list.capped_fingerprints += counted ? 1 : 0;
      } else {
        for (const std::uint32_t document : holders) hits.push_back({document, i});
      }
    }
    rank_candidates(query, fingerprints, documents, std::move(hits), list);
  }

  // Numbers of the documents that have a fingerprint.
  std::vector<std::uint32_t> holders_of(std::uint64_t fingerprint, const Filter& filter,
                                        const std::vector<std::size_t>& searched) const {
    std::vector<std::uint32_t> holders;
    for (const std::size_t i : searched) {
      const DocumentId document = stored(i).document;
      const bool left_out = std::ranges::find(filter.without, document) != filter.without.end();
      if (!left_out && versions_[i].fingerprints.contains(fingerprint)) {
        holders.push_back(static_cast<std::uint32_t>(to_number(document)));
      }
    }
    return holders;
  }

  IndexSettings settings_;
  mutable std::mutex mutex_;
  std::vector<Version> versions_;  // document number - 1
  std::uint64_t sequence_ = 0;
  StopSet stop_set_;
  std::string ledger_key_;
  std::vector<Erasure> ledger_;
};

}  // namespace

std::unique_ptr<FingerprintStore> make_memory_store(const IndexSettings& settings) {
  return std::make_unique<MemoryStore>(settings);
}

}  // namespace tamga
