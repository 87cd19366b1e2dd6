// Where documents and their fingerprints live, and how documents that share fingerprints are found.
//
// One store holds, for every document, its record, its extracted text and its fingerprints, so that a document comes
// and goes as a whole. Implementations: MemoryStore, RocksDbStore; both pass tests/engine/index/store_contract.
//
// Snapshots. Every put, replacement and erasure has a sequence number. A document is in snapshot S if it was put at or
// before S and not replaced or erased at or before S. What was erased or replaced after S is gone all the same: a query
// of an older snapshot leaves it out and counts it (`CandidateList::erased_since`).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/result.h"
#include "engine/fingerprint/stem_pairs.h"
#include "engine/fingerprint/winnowing.h"
#include "engine/index/document_record.h"
#include "engine/index/stop_set.h"
#include "engine/text/extracted_text.h"
#include "engine/text/tokenizer.h"

namespace tamga {

// What shapes an index: written when it is made, compared when it is opened.
struct IndexSettings {
  FingerprintSettings fingerprints;
  std::uint32_t fingerprint_bits = 48;  // of the 64 of a hash, the upper ones are kept; 40 or 48
  Normalisation normalisation;
  StemPairSettings stem_pairs = {};
  bool operator==(const IndexSettings&) const = default;
};

struct NewDocument {
  DocumentRecord record;
  ExtractedText text;
  std::vector<std::uint64_t> hashes;  // full 64-bit hashes of its fingerprints; any order, repeats allowed
};

enum class PutOutcome : std::uint8_t { kAdded, kReplaced, kUnchanged };

struct PutResult {
  PutOutcome outcome = PutOutcome::kAdded;
  DocumentId document{};  // the version that is now current
  Sequence sequence{};    // of the change; for kUnchanged, of the put that made the current version
};

struct StoredDocument {
  DocumentId document{};
  Sequence put_at{};
  DocumentRecord record;
};

// Which documents a query may see. Documents with may_be_source == false are never candidates.
struct Filter {
  std::string institution;               // only this one
  std::vector<std::string> collections;  // only these; empty: all of the institution
  std::optional<Sequence> snapshot;      // as of then; empty: now
  std::vector<DocumentId> without = {};  // not these; few
};

struct CandidateQuery {
  std::span<const std::uint64_t> hashes;  // full 64-bit hashes of the work's fingerprints; any order, repeats allowed
  Filter filter;
  std::uint32_t minimum_shared = 3;   // m: different shared fingerprints that make a candidate
  std::uint32_t rare_documents = 3;   // a fingerprint in at most so many visible documents makes one alone
  std::uint32_t document_cap = 1000;  // fingerprints in more visible documents than this are left out and counted
  std::uint32_t limit = 20;           // most candidates wanted
  // The word of the work that each of `hashes` begins at; empty: all stand at one place.
  std::span<const std::uint32_t> places = {};
  std::span<const Fingerprint> stem_pairs = {};  // of the work; hashes that are in `hashes` too count there
  std::uint32_t minimum_stem_pairs = 3;          // different shared ones that may make a candidate
};

struct Candidate {
  DocumentId document{};
  std::uint32_t shared = 0;  // different shared k-grams, those over the cap and in the stop set aside
  std::uint32_t shared_stem_pairs = 0;
  double weight = 0;  // its gain when it was chosen
  bool operator==(const Candidate&) const = default;
};

// A document is a candidate when it shares minimum_shared k-grams with the query, or one that at most rare_documents
// documents have, or minimum_stem_pairs stem pairs that weigh enough in one stretch of 60 words. The weight of a
// fingerprint is ln(1 + visible documents / documents with it). The gain of a document is the weight of what it shares
// in the heaviest such stretch, and 5 % of the weight of all that it shares; what a candidate chosen before has as well
// weighs half for each of them. So a source of one paragraph stands before the tenth document that shares commonplaces.
//
// A pure function of the query and the snapshot, whatever the layout of the store or the order of ingestion, except
// that nothing erased since can be in it.
struct CandidateList {
  std::vector<Candidate> candidates;      // always the one of greatest gain next; on a tie the older one
  Sequence snapshot{};                    // the one that was searched
  std::uint64_t documents_searched = 0;   // visible to the filter
  std::uint64_t beyond_limit = 0;         // candidates that `limit` cut off
  std::uint64_t capped_fingerprints = 0;  // different fingerprints of the query over document_cap
  std::uint64_t stop_fingerprints = 0;    // different fingerprints of the query in the stop set
  std::uint64_t erased_since = 0;         // documents of the snapshot, visible to the filter, that are gone by now
};

struct StoreStats {
  std::uint64_t documents = 0;          // current ones
  std::uint64_t words = 0;              // of the current ones
  std::uint64_t postings = 0;           // held, those of replaced and erased documents not yet purged included
  std::uint64_t buffered_postings = 0;  // of them in the durable buffer
  std::uint64_t segments = 0;
  std::uint64_t posting_bytes = 0;  // of the segments' blocks
  Sequence sequence{};              // of the last change
};

// An erasure, as the ledger keeps it for ever. It names nobody: `pseudonym` is a keyed hash, and the key never leaves
// the store and its copies.
struct Erasure {
  Sequence sequence{};    // of the erasure
  DocumentId document{};  // the version that was current then
  std::string pseudonym;  // FingerprintStore::pseudonym of its institution and id
  bool operator==(const Erasure&) const = default;
};

// The hashes that put() was given with a text, worked out again: a pure function of the text and the settings.
using HashText = std::function<Result<std::vector<std::uint64_t>>(const ExtractedText& text)>;

struct StoreDamage {
  std::string what;                    // one sentence, naming the file, row or document
  std::optional<DocumentId> document;  // where one document is concerned
};

struct StoreInspection {
  std::uint64_t documents = 0;  // current ones whose record, text and postings were compared
  std::uint64_t postings = 0;   // read, those of documents that are gone included
  std::uint64_t damages = 0;
  std::vector<StoreDamage> first_damages;  // at most kMostDamagesTold
};
inline constexpr std::size_t kMostDamagesTold = 1000;

struct RebuildSummary {
  std::uint64_t documents = 0;    // whose postings were made anew
  std::vector<StoreDamage> lost;  // documents whose text cannot be read: they keep their record and have no postings
};

// Any method may be called from several threads at once.
class FingerprintStore {
 public:
  FingerprintStore() = default;
  FingerprintStore(const FingerprintStore&) = delete;
  FingerprintStore& operator=(const FingerprintStore&) = delete;
  FingerprintStore(FingerprintStore&&) = delete;
  FingerprintStore& operator=(FingerprintStore&&) = delete;
  virtual ~FingerprintStore() = default;

  virtual const IndexSettings& settings() const = 0;

  // Adds documents, each replacing an earlier one with the same institution and id. When put returns, all of them are
  // durable; before, none is half visible. A document whose record (first_seen aside) equals the current one is left as
  // it is: kUnchanged, no new sequence. Results are in the order of the documents. Cost: one durable write a call.
  virtual Result<std::vector<PutResult>> put(std::span<const NewDocument> documents) = 0;

  // Takes a document out of index, texts and records, atomically and durably. Its sequence; kNotFound if there is none.
  virtual Result<Sequence> erase(std::string_view institution, std::string_view id) = 0;

  // Documents that share enough fingerprints with the query. Cost: one look-up a fingerprint a segment, issued
  // together.
  virtual Result<CandidateList> candidates(const CandidateQuery& query) const = 0;

  // A current document by its id, or by the number that a candidate carries. kNotFound if it is gone or never was.
  virtual Result<StoredDocument> find(std::string_view institution, std::string_view id) const = 0;
  virtual Result<StoredDocument> record(DocumentId document) const = 0;
  virtual Result<ExtractedText> text(DocumentId document) const = 0;

  // Calls `visit` for every current document in order of DocumentId, until it returns false.
  virtual Status for_each(const std::function<bool(const StoredDocument&)>& visit) const = 0;

  // Replaces the stop set. It is not a change of a document, so it has no sequence; a snapshot names it beside.
  virtual Status set_stop_set(const StopSet& stop_set) = 0;
  virtual StopSet stop_set() const = 0;

  virtual Result<StoreStats> stats() const = 0;

  // Brings everything into its smallest form, and takes what was erased or replaced out of every file: afterwards the
  // store holds no posting, text, record or id of it. Puts and queries go on meanwhile. Cost: reads and writes all.
  // kUnavailable if a query that began earlier does not end within a minute.
  virtual Status compact() = 0;

  // Reads everything and compares it: checksums, order, bounds, each row with the rows that must go with it, and the
  // postings of each current document with `hashes` of its text. An Error only if it could not be done; damage is a
  // result. Sees one moment; changes go on. Memory: 24 bytes a document.
  virtual Result<StoreInspection> inspect(const HashText& hashes) const = 0;

  // Makes all postings anew from the stored texts, with other settings if wanted. Numbers, sequences, records and texts
  // stay, so does the ledger. The old postings answer until the new ones are complete. No put or erasure goes on
  // meanwhile. This mends damaged postings.
  virtual Result<RebuildSummary> rebuild(const IndexSettings& settings, const HashText& hashes) = 0;

  // Writes a whole copy, as of this moment, to `directory`, which must not exist yet: it is there complete or not at
  // all. Changes and queries go on. kUnsupported: this store is not kept in files.
  virtual Status checkpoint(const std::filesystem::path& directory) const = 0;

  // The erasures behind sequence `after`, in order. Replacements are none.
  virtual Result<std::vector<Erasure>> erasures(Sequence after) const = 0;

  // What the ledger calls a document: 64 hexadecimal digits. The same in every copy of this store, and in no other.
  virtual std::string pseudonym(std::string_view institution, std::string_view id) const = 0;
};

// Erases again what `ledger` says was erased behind the last change of `store`, an older copy of the store that the
// ledger is of: current documents of the same number or pseudonym. How many. To be called before anything else changes
// the copy.
Result<std::uint64_t> replay_erasures(FingerprintStore& store, std::span<const Erasure> ledger);

}  // namespace tamga
