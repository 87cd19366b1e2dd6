#include "corpora/corpus.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <thread>
#include <utility>

#include "corpora/corpus_directory.h"
#include "corpora/ingest.h"
#include "corpora/worker/wall.h"
#include "engine/base/hash.h"
#include "engine/index/rocksdb_store.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

// The present second in UTC, ISO 8601.
std::string utc_now() {
  using std::chrono::floor;
  const auto now = floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto day = floor<std::chrono::days>(now);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(now - day);
  std::array<char, 32> text{};
  const int length = std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ",
                                   static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                                   static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                                   static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  assert(length == 20);
  return {text.data(), static_cast<std::size_t>(length)};
}

std::string describe(const Normalisation& normalisation) {
  return normalisation.name + " " + std::to_string(normalisation.version);
}

Status require_words(const Report& report) {
  if (report.work.words > 0) return {};
  return fail(ErrorCode::kInvalidArgument, report.work.file_name + ": there are no words in it", ReadingFault::kNoText);
}

}  // namespace

Result<Work> read_work(const RawDocument& file) {
  auto text = read_document(file.bytes, file.name);
  if (!text) return std::unexpected(std::move(text.error()));
  return Work{file.name, sha256_hex(file.bytes), {}, *std::move(text)};
}

struct Corpus::State {
  std::string name;
  std::vector<std::string> legal_collections;
  CheckedWorks checked_works;
  std::unique_ptr<FingerprintStore> store;
  std::unique_ptr<DocumentCensus> census;  // of the store
  std::unique_ptr<Tokenizer> tokenizer = make_standard_tokenizer();
};

Corpus::Corpus(std::unique_ptr<State> state) : state_(std::move(state)) {}
Corpus::Corpus(Corpus&&) noexcept = default;
Corpus& Corpus::operator=(Corpus&&) noexcept = default;
Corpus::~Corpus() = default;

Result<Corpus> Corpus::create(const std::filesystem::path& directory, const CorpusSettings& settings) {
  auto state = std::make_unique<State>();
  state->name = settings.name;
  if (state->name.empty()) {
    const auto absolute = std::filesystem::absolute(directory).lexically_normal();
    state->name = (absolute.has_filename() ? absolute : absolute.parent_path()).filename().string();
  }
  if (const auto ready = prepare_corpus_directory(directory); !ready) return std::unexpected(ready.error());
  auto store = create_rocksdb_store(index_directory(directory), {settings.fingerprints, settings.fingerprint_bits,
                                                                 state->tokenizer->normalisation()});
  if (!store) return std::unexpected(std::move(store.error()));
  state->store = *std::move(store);
  state->census = std::make_unique<DocumentCensus>(*state->store);
  state->checked_works = CheckedWorks(directory);
  if (const auto written = write_corpus_description(directory, {state->name, {}}); !written) {
    return std::unexpected(written.error());
  }
  return Corpus(std::move(state));
}

Result<Corpus> Corpus::open(const std::filesystem::path& directory, Access access) {
  auto state = std::make_unique<State>();
  auto description = read_corpus_description(directory);
  if (!description) return std::unexpected(std::move(description.error()));
  state->name = std::move(description->name);
  state->legal_collections = std::move(description->legal_collections);
  RocksDbOptions options;
  options.read_only = access == Access::kRead;
  auto store = open_rocksdb_store(index_directory(directory), options);
  if (!store) return std::unexpected(std::move(store.error()));
  state->store = *std::move(store);
  state->census = std::make_unique<DocumentCensus>(*state->store);
  state->checked_works = CheckedWorks(directory);

  const Normalisation& made_with = state->store->settings().normalisation;
  const Normalisation ours = state->tokenizer->normalisation();
  if (made_with != ours) {
    return fail(ErrorCode::kUnsupported, directory.string() + ": the corpus was made with normalisation " +
                                             describe(made_with) + "; this program has " + describe(ours) +
                                             ": bring it up to date with `tamga reindex`");
  }
  return Corpus(std::move(state));
}

Result<AddSummary> Corpus::add(DocumentSource& source, const AddOptions& options,
                               const std::function<bool(const AddOutcome&)>& done) {
  const std::uint32_t threads =
      options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  const std::string first_seen = utc_now();
  OrderedWorkers workers(threads, [&](std::span<const Result<RawDocument>> files) {
    return prepare_documents(files, options, *state_->tokenizer, state_->store->settings(), first_seen);
  });

  AddSummary summary;
  bool more = true;
  while (true) {
    while (more && workers.pending() < kMostInFlight && workers.pending_bytes() < kMostBytesInFlight) {
      auto next = source.next();
      if (!next) {
        more = false;
      } else {
        workers.submit(*std::move(next));
      }
    }
    if (workers.pending() == 0) return summary;
    const auto go_on = put_batch(workers.take(), summary, done);
    if (!go_on) return std::unexpected(go_on.error());
    if (!*go_on) return summary;
  }
}

Result<bool> Corpus::put_batch(std::vector<PreparedDocument> batch, AddSummary& summary,
                               const std::function<bool(const AddOutcome&)>& done) {
  std::vector<NewDocument> documents;
  for (PreparedDocument& each : batch) {
    if (each.document) documents.push_back(*std::move(each.document));
  }
  Result<std::vector<PutResult>> put = std::vector<PutResult>{};
  if (!documents.empty()) put = state_->store->put(documents);
  if (!put) return std::unexpected(std::move(put.error()));

  bool go_on = true;
  auto result = put->begin();
  for (PreparedDocument& each : batch) {
    AddOutcome outcome{std::move(each.file_name), std::move(each.id), PutResult{}};
    if (!each.document) {
      outcome.result = std::unexpected(std::move(each.document.error()));
      ++summary.failed;
    } else {
      outcome.result = *result++;
      switch (outcome.result->outcome) {
        case PutOutcome::kAdded:
          ++summary.added;
          break;
        case PutOutcome::kReplaced:
          ++summary.replaced;
          break;
        case PutOutcome::kUnchanged:
          ++summary.unchanged;
          break;
      }
    }
    go_on = done(outcome) && go_on;
  }
  return go_on;
}

Result<Sequence> Corpus::remove(std::string_view institution, std::string_view id) {
  // What was recorded goes first: a crash between the two leaves a document that can be removed again.
  if (const auto document = state_->store->find(institution, id)) {
    const auto forgotten = state_->checked_works.forget(institution, document->record.sha256, {});
    if (!forgotten) return std::unexpected(forgotten.error());
  }
  return state_->store->erase(institution, id);
}

const CheckedWorks& Corpus::checked_works() const {
  return state_->checked_works;
}

// The description is written last: it marks a whole corpus.
Status Corpus::checkpoint(const std::filesystem::path& directory) const {
  if (auto ready = prepare_corpus_directory(directory); !ready) return ready;
  if (auto copied = state_->store->checkpoint(index_directory(directory)); !copied) return copied;
  if (auto copied = state_->checked_works.copy_to(directory); !copied) return copied;
  return write_corpus_description(directory, {state_->name, state_->legal_collections});
}

Status Corpus::compact() {
  return state_->store->compact();
}

Status Corpus::set_stop_set(const StopSet& stop_set) {
  return state_->store->set_stop_set(stop_set);
}

Result<Report> Corpus::check(const RawDocument& file, const CheckSettings& settings,
                             const Authorship& authorship) const {
  auto work = read_work(file);
  if (!work) return std::unexpected(work.error());
  work->author = authorship.author_id.empty() ? file.stated.author_id : authorship.author_id;
  work->course = authorship.course;
  work->assignment = authorship.assignment;
  return check(*work, settings);
}

Result<Report> Corpus::check(const Work& work, const CheckSettings& settings) const {
  CheckSettings known = settings;
  known.legal_collections = state_->legal_collections;
  CheckAids aids;
  aids.census = state_->census.get();
  auto report = tamga::check(work, *state_->store, *state_->tokenizer, state_->name, known, aids);
  if (report) {
    if (const auto words = require_words(*report); !words) return std::unexpected(words.error());
  }
  return report;
}

Result<PutResult> Corpus::put(const Work& work, const Metadata& metadata) {
  auto prepared = prepare_document(work, metadata, *state_->tokenizer, state_->store->settings(), utc_now());
  if (!prepared.document) return std::unexpected(std::move(prepared.document.error()));
  const auto put = state_->store->put({&*prepared.document, 1});
  if (!put) return std::unexpected(put.error());
  return put->front();
}

Result<std::uint32_t> Corpus::count_words(const ExtractedText& text) const {
  const auto read = state_->tokenizer->tokenize(text.text);
  if (!read) return std::unexpected(read.error());
  return static_cast<std::uint32_t>(read->tokens.size());
}

Status Corpus::list(const std::function<bool(const StoredDocument&)>& visit) const {
  return state_->store->for_each(visit);
}

Result<StoredDocument> Corpus::find(std::string_view institution, std::string_view id) const {
  return state_->store->find(institution, id);
}

Result<Corpus::StoredText> Corpus::text(std::string_view institution, std::string_view id) const {
  const auto document = state_->store->find(institution, id);
  if (!document) return std::unexpected(document.error());
  auto extracted = state_->store->text(document->document);
  if (!extracted) return std::unexpected(extracted.error());
  return StoredText{document->record.sha256, std::move(extracted->text)};
}

Result<CorpusStats> Corpus::stats() const {
  auto store = state_->store->stats();
  if (!store) return std::unexpected(std::move(store.error()));
  std::map<std::string, CorpusStats::Collection> collections;
  const auto listed = state_->store->for_each([&](const StoredDocument& document) {
    auto& collection = collections[document.record.collection];
    collection.name = document.record.collection;
    ++collection.documents;
    collection.words += document.record.words;
    return true;
  });
  if (!listed) return std::unexpected(listed.error());
  CorpusStats stats{state_->name, state_->store->settings(), *store, {}};
  for (auto& [name, collection] : collections) {
    collection.legal = std::ranges::count(state_->legal_collections, name) > 0;
    stats.collections.push_back(std::move(collection));
  }
  return stats;
}

const FingerprintStore& Corpus::store() const {
  return *state_->store;
}

const std::string& Corpus::name() const {
  return state_->name;
}

const std::vector<std::string>& Corpus::legal_collections() const {
  return state_->legal_collections;
}

Status mark_collection(const std::filesystem::path& directory, const std::string& collection, bool legal) {
  auto description = read_corpus_description(directory);
  if (!description) return std::unexpected(std::move(description.error()));
  auto& marked = description->legal_collections;
  std::erase(marked, collection);
  if (legal) marked.push_back(collection);
  std::ranges::sort(marked);
  return write_corpus_description(directory, *description);
}

Result<TemplateText> read_template(const RawDocument& file) {
  auto work = read_work(file);
  if (!work) return std::unexpected(std::move(work.error()));
  return TemplateText{std::move(work->file_name), std::move(work->sha256), std::move(work->text)};
}

Result<Report> compare_files(const RawDocument& work, const RawDocument& source, const CheckSettings& settings) {
  const auto tokenizer = make_standard_tokenizer();
  const auto work_read = read_work(work);
  if (!work_read) return std::unexpected(work_read.error());
  const auto source_read = read_work(source);
  if (!source_read) return std::unexpected(source_read.error());
  auto report = compare(*work_read, *source_read, *tokenizer, settings);
  if (report) {
    if (const auto words = require_words(*report); !words) return std::unexpected(words.error());
  }
  return report;
}

Result<FileExplanation> explain_file(const RawDocument& file) {
  auto work = read_work(file);
  if (!work) return std::unexpected(std::move(work.error()));
  auto explained = explain_tokens(work->text.text);
  if (!explained) return fail(explained.error().code, file.name + ": " + explained.error().message);
  const auto tokenizer = make_standard_tokenizer();
  auto signs = tokenizer->read_signs(work->text, explained->tokens);
  if (!signs) return fail(signs.error().code, file.name + ": " + signs.error().message);

  FileExplanation explanation;
  explanation.file_name = file.name;
  explanation.sha256 = std::move(work->sha256);
  explanation.text = std::move(work->text);
  explanation.tokens = std::move(explained->tokens);
  explanation.signs = *std::move(signs);
  explanation.normalisation = tokenizer->normalisation();
  for (std::size_t i = 0; i < explained->words.size(); ++i) {
    const auto& range = explanation.tokens.tokens[i].range;
    const auto word = std::string_view(explanation.text.text).substr(range.begin, range.size());
    explanation.repairs.push_back(word_repairs(word, explained->words[i].word));
    explanation.normalised_words.push_back(std::move(explained->words[i].word));
    explanation.stems.push_back(std::move(explained->words[i].stem));
  }
  return explanation;
}

}  // namespace tamga
