// Where documents and their fingerprints live: an index that can be changed and is kept in order.
//
// One store holds, for every document, its record, its extracted text and its fingerprints, so that a document comes
// and goes as a whole. Implementations: MemoryStore, RocksDbStore; both pass the contract suite of tests/engine/index.
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
#include "engine/index/document_record.h"
#include "engine/index/fingerprint_index.h"
#include "engine/index/stop_set.h"
#include "engine/text/extracted_text.h"

namespace tamga {

struct NewDocument {
  DocumentRecord record;
  ExtractedText text;
  std::vector<std::uint64_t> hashes;  // full 64-bit hashes of its fingerprints; any order, repeats allowed
  std::string packed;                 // TextPacker::encode(text), by who has a thread to spare; may be empty
};

enum class PutOutcome : std::uint8_t { kAdded, kReplaced, kUnchanged };

struct PutResult {
  PutOutcome outcome = PutOutcome::kAdded;
  DocumentId document{};  // the version that is now current
  Sequence sequence{};    // of the change; for kUnchanged, of the put that made the current version
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
class FingerprintStore : public FingerprintIndex {
 public:
  // Adds documents, each replacing an earlier one with the same institution and id. When put returns, all of them are
  // durable; before, none is half visible. A document whose record (first_seen aside) equals the current one is left as
  // it is: kUnchanged, no new sequence. Results are in the order of the documents. Cost: one durable write a call.
  virtual Result<std::vector<PutResult>> put(std::span<const NewDocument> documents) = 0;

  // Takes a document out of index, texts and records, atomically and durably. Its sequence; kNotFound if there is none.
  virtual Result<Sequence> erase(std::string_view institution, std::string_view id) = 0;

  // Replaces the stop set. It is not a change of a document, so it has no sequence; a snapshot names it beside.
  virtual Status set_stop_set(const StopSet& stop_set) = 0;

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
