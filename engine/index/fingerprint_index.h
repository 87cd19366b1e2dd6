// What is asked about indexed documents: who they are, what they say, and which of them share fingerprints with a work.
//
// A check needs no more than this, so it runs on whatever can answer: a store (fingerprint_store.h), which can be
// changed too, or the works of a scan beside a corpus (corpora/scan/scan_index.h), which cannot.
//
// Snapshots. Every put, replacement and erasure has a sequence number. A document is in snapshot S if it was put at or
// before S and not replaced or erased at or before S. What was erased or replaced after S is gone all the same: a query
// of an older snapshot leaves it out and counts it (`CandidateList::erased_since`).
#pragma once

#include <cstdint>
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
#include "engine/index/filter.h"
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

struct StoredDocument {
  DocumentId document{};
  Sequence put_at{};
  DocumentRecord record;
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
  // Why postings could not be put in order lately, a full disk say. Nothing is lost by it, and it is tried again.
  std::optional<Error> postponed = {};
};

// Any method may be called from several threads at once.
class FingerprintIndex {
 public:
  FingerprintIndex() = default;
  FingerprintIndex(const FingerprintIndex&) = delete;
  FingerprintIndex& operator=(const FingerprintIndex&) = delete;
  FingerprintIndex(FingerprintIndex&&) = delete;
  FingerprintIndex& operator=(FingerprintIndex&&) = delete;
  virtual ~FingerprintIndex() = default;

  virtual const IndexSettings& settings() const = 0;

  // Documents that share enough fingerprints with the query. Cost: one look-up a fingerprint a segment, issued
  // together.
  virtual Result<CandidateList> candidates(const CandidateQuery& query) const = 0;

  // A current document by its id, or by the number that a candidate carries. kNotFound if it is gone or never was.
  virtual Result<StoredDocument> find(std::string_view institution, std::string_view id) const = 0;
  virtual Result<StoredDocument> record(DocumentId document) const = 0;
  virtual Result<ExtractedText> text(DocumentId document) const = 0;

  // Calls `visit` for every current document in order of DocumentId, until it returns false.
  virtual Status for_each(const std::function<bool(const StoredDocument&)>& visit) const = 0;

  virtual StopSet stop_set() const = 0;
  virtual Result<StoreStats> stats() const = 0;
};

}  // namespace tamga
