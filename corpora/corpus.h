// A corpus: settings, index and texts in one directory. The façade that every front end uses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/checked_works.h"
#include "corpora/extract/extract.h"
#include "corpora/metadata.h"
#include "corpora/sources/document_source.h"
#include "engine/base/result.h"
#include "engine/check.h"
#include "engine/index/fingerprint_store.h"
#include "engine/report/report.h"
#include "engine/source_reasons.h"
#include "engine/text/signs.h"
#include "tokenizers/flags/word_repairs.h"

namespace tamga {

struct PreparedDocument;

struct CorpusSettings {
  std::string name;                  // shown in reports; by default the name of the directory
  FingerprintSettings fingerprints;  // k and w
  std::uint32_t fingerprint_bits = 48;
};

enum class Access : std::uint8_t { kRead, kReadWrite };

struct AddOptions {
  Metadata defaults;                        // for every document
  std::map<std::string, Metadata> by_file;  // over the defaults, by RawDocument::name
  std::uint32_t threads = 0;                // for reading and tokenising; 0: one a core
};

// What became of one document of an add. Given in the order of the source.
struct AddOutcome {
  std::string file_name;
  std::string id;
  Result<PutResult> result;  // an Error says why this one was left out; the others go on
};

// Most files read and not yet stored at one time, and most of their bytes.
inline constexpr std::size_t kMostInFlight = 256;
inline constexpr std::uint64_t kMostBytesInFlight = 64ULL << 20U;

struct AddSummary {
  std::uint64_t added = 0, replaced = 0, unchanged = 0, failed = 0;
};

struct CorpusStats {
  std::string name;
  IndexSettings settings;
  StoreStats store;
  struct Collection {
    std::string name;
    std::uint64_t documents = 0;
    std::uint64_t words = 0;
    bool legal = false;
  };
  std::vector<Collection> collections;  // by name
};

// Any method may be called from several threads at once.
class Corpus {
 public:
  // Makes a corpus in `directory`, which is absent or empty.
  static Result<Corpus> create(const std::filesystem::path& directory, const CorpusSettings& settings);
  // Opens one. kRead may stand beside another process that writes; kReadWrite may not (kUnavailable). kUnsupported:
  // made by another version of format or normalisation.
  static Result<Corpus> open(const std::filesystem::path& directory, Access access);

  Corpus(Corpus&&) noexcept;
  Corpus& operator=(Corpus&&) noexcept;
  Corpus(const Corpus&) = delete;
  Corpus& operator=(const Corpus&) = delete;
  ~Corpus();

  // Takes in all documents of `source`. `done` is called for each, in order, in the calling thread, and only
  // when the document is durable: what it was told survives any crash. When it returns false, what is durable by then
  // is still told, and nothing more is taken in. Memory is bounded: kMostInFlight documents or kMostBytesInFlight,
  // whichever is less, or one document. An Error only when the corpus itself fails; a bad document is an outcome.
  Result<AddSummary> add(DocumentSource& source, const AddOptions& options,
                         const std::function<bool(const AddOutcome&)>& done);

  // Also takes away what checked_works() holds of the same bytes.
  Result<Sequence> remove(std::string_view institution, std::string_view id);

  // As those of FingerprintStore: what was removed leaves every file; phrases of the set find no source from now on.
  Status compact();
  Status set_stop_set(const StopSet& stop_set);
  // A whole copy, as of this moment, in `directory`, which must not exist: a corpus that can be opened.
  Status checkpoint(const std::filesystem::path& directory) const;

  // Checks one file against the corpus.
  //
  // What collections hold legal texts, the corpus knows; `settings` need not say. `authorship` is that of the work;
  // where it names no author, what file.stated says counts.
  Result<Report> check(const RawDocument& file, const CheckSettings& settings, const Authorship& authorship = {}) const;

  // The same for a work that read_work() has read, so that it is read once however often it is checked.
  Result<Report> check(const Work& work, const CheckSettings& settings) const;
  // Takes in one work that read_work() has read. `metadata` needs an id. Durable when it returns.
  Result<PutResult> put(const Work& work, const Metadata& metadata);
  // Words of a text, as reports and records count them. Errors: those of the tokenizer.
  Result<std::uint32_t> count_words(const ExtractedText& text) const;

  // The borrowed shares of works that were checked for assignments. Nothing is recorded by check() itself: who checks a
  // work for its record says so, and gives the report its standing (recorded_standing()).
  const CheckedWorks& checked_works() const;

  // Visits every current document in the order of putting, until `visit` returns false.
  Status list(const std::function<bool(const StoredDocument&)>& visit) const;

  // A current document by its id; one look-up. kNotFound if there is none.
  Result<StoredDocument> find(std::string_view institution, std::string_view id) const;

  // The extracted text of a current document, and of which bytes it is. kNotFound if there is none of this id.
  struct StoredText {
    std::string sha256;
    std::string text;
  };
  Result<StoredText> text(std::string_view institution, std::string_view id) const;

  Result<CorpusStats> stats() const;

  // What a scan asks for every work. They live as long as the corpus.
  const FingerprintStore& store() const;
  const std::string& name() const;
  const std::vector<std::string>& legal_collections() const;

 private:
  struct State;
  // Stores what could be prepared, tells `done` of each, and answers whether to go on.
  Result<bool> put_batch(std::vector<PreparedDocument> batch, AddSummary& summary,
                         const std::function<bool(const AddOutcome&)>& done);
  explicit Corpus(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Marks a collection of the corpus in `directory` as one of legal texts, or no longer. Corpora opened from now on know.
Status mark_collection(const std::filesystem::path& directory, const std::string& collection, bool legal);

// Reads a file behind the wall, for Corpus::check and Corpus::put.
Result<Work> read_work(const RawDocument& file);

// Reads a text that the teacher gave, for CheckSettings::templates.
Result<TemplateText> read_template(const RawDocument& file);

// Compares two files without a corpus.
Result<Report> compare_files(const RawDocument& work, const RawDocument& source, const CheckSettings& settings);

// How a file is read and normalised, for `tamga explain`.
struct FileExplanation {
  std::string file_name;
  std::string sha256;
  ExtractedText text;
  TokenizedText tokens;
  std::vector<std::string> normalised_words;     // one a token: the folded word behind its exact key
  std::vector<std::string> stems;                // one a token: the folded stem behind its stem key
  std::vector<std::vector<WordRepair>> repairs;  // one a token: what was done to its characters
  TextSigns signs;                               // marks, flags, observations
  Normalisation normalisation;
};
Result<FileExplanation> explain_file(const RawDocument& file);

}  // namespace tamga
