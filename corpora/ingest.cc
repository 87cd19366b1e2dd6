#include "corpora/ingest.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <optional>
#include <utility>

#include "corpora/worker/wall.h"
#include "engine/base/hash.h"
#include "engine/index/index_hashes.h"
#include "engine/index/text_codec.h"
#include "engine/search_scope.h"

namespace tamga {
namespace {

// What the place where the file was found says, and over it what the caller says.
Metadata metadata_of(const RawDocument& file, const AddOptions& options) {
  const auto if_said = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
  Metadata metadata;
  metadata.id = if_said(file.stated.id);
  metadata.title = if_said(file.stated.title);
  metadata.author_id = if_said(file.stated.author_id);
  metadata.date = if_said(file.stated.date);
  metadata = overlay(metadata, options.defaults);
  const auto own = options.by_file.find(file.name);
  return own == options.by_file.end() ? metadata : overlay(metadata, own->second);
}

DocumentRecord record_of(const std::string& file_name, std::string sha256, const Metadata& metadata) {
  DocumentRecord record;
  record.id = metadata.id.value_or(file_name);
  record.title = metadata.title.value_or("");
  record.institution = metadata.institution.value_or("");
  record.collection = metadata.collection.value_or("");
  record.author_id = metadata.author_id.value_or("");
  record.course = metadata.course.value_or("");
  record.assignment = metadata.assignment.value_or("");
  record.date = metadata.date.value_or("");
  record.legal_basis = metadata.legal_basis.value_or("");
  record.may_be_source = metadata.may_be_source.value_or(true);
  record.file_name = file_name;
  record.sha256 = std::move(sha256);
  return record;
}

Result<NewDocument> new_document(Result<ExtractedText> text, DocumentRecord record, const Tokenizer& tokenizer,
                                 const IndexSettings& index) {
  if (record.id.empty()) {
    return fail(ErrorCode::kInvalidArgument, record.file_name + ": the id of a document cannot be empty");
  }
  if (!text) return std::unexpected(std::move(text.error()));
  const auto tokenized = tokenizer.tokenize(text->text);
  if (!tokenized) return fail(tokenized.error().code, record.file_name + ": " + tokenized.error().message);
  if (tokenized->tokens.empty()) {
    return fail(ErrorCode::kInvalidArgument, record.file_name + ": there are no words in it", ReadingFault::kNoText);
  }
  record.words = static_cast<std::uint32_t>(tokenized->tokens.size());
  record.language = language_code(main_language(tokenized->tokens));

  NewDocument document{std::move(record), *std::move(text), {}, {}};
  document.hashes = index_hashes(tokenized->tokens, index);
  thread_local TextPacker packer;  // for the writer, who is one where these threads are many
  document.packed = packer.encode(document.text);
  return document;
}

}  // namespace

std::vector<PreparedDocument> prepare_documents(std::span<const Result<RawDocument>> files, const AddOptions& options,
                                                const Tokenizer& tokenizer, const IndexSettings& index,
                                                const std::string& first_seen) {
  std::vector<DocumentMessage> readable;
  for (const auto& file : files) {
    if (file) readable.push_back({.name = file->name, .bytes = file->bytes});
  }
  auto texts = read_documents(readable);
  auto text = texts.begin();
  std::vector<PreparedDocument> prepared;
  prepared.reserve(files.size());
  for (const auto& file : files) {
    if (!file) {
      prepared.push_back({file.error().document, {}, std::unexpected(file.error())});
      continue;
    }
    auto record = record_of(file->name, sha256_hex(file->bytes), metadata_of(*file, options));
    record.first_seen = first_seen;
    auto id = record.id;
    prepared.push_back(
        {file->name, std::move(id), new_document(std::move(*text++), std::move(record), tokenizer, index)});
  }
  return prepared;
}

PreparedDocument prepare_document(const Work& work, const Metadata& metadata, const Tokenizer& tokenizer,
                                  const IndexSettings& index, const std::string& first_seen) {
  assert(metadata.id && !metadata.id->empty());
  DocumentRecord record = record_of(work.file_name, work.sha256, metadata);
  record.first_seen = first_seen;
  return {work.file_name, *metadata.id, new_document(work.text, std::move(record), tokenizer, index)};
}

struct OrderedWorkers::Job {
  Result<RawDocument> file;  // until a thread takes it
  std::uint64_t bytes = 0;
  std::optional<PreparedDocument> result;
};

OrderedWorkers::OrderedWorkers(std::uint32_t threads, Work work) : work_(std::move(work)), thread_count_(threads) {
  assert(threads >= 1);
  for (std::uint32_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this](const std::stop_token& stop) { run(stop); });
  }
}

OrderedWorkers::~OrderedWorkers() {
  for (auto& thread : threads_) thread.request_stop();
}

void OrderedWorkers::submit(Result<RawDocument> file) {
  auto job = std::make_shared<Job>();
  job->bytes = file ? file->bytes.size() : 0;
  job->file = std::move(file);
  pending_bytes_ += job->bytes;
  jobs_.push_back(job);
  {
    const std::scoped_lock lock(mutex_);
    waiting_.push_back(std::move(job));
  }
  submitted_.notify_one();
}

// Waking the caller for every document would cost more than many a document.
void OrderedWorkers::wait_for_front() {
  constexpr std::chrono::milliseconds kPatience(200);
  const auto front_is_done = [this] { return jobs_.front()->result.has_value(); };
  std::unique_lock lock(mutex_);
  wanted_ = (jobs_.size() + 1) / 2;
  finished_.wait_for(lock, kPatience, [this] { return done_ >= wanted_; });
  wanted_ = 1;
  finished_.wait(lock, front_is_done);
  wanted_ = 0;
}

std::vector<PreparedDocument> OrderedWorkers::take() {
  assert(!jobs_.empty());
  wait_for_front();
  std::vector<PreparedDocument> done;
  const std::scoped_lock lock(mutex_);
  while (!jobs_.empty()) {
    Job& first = *jobs_.front();
    if (!first.result) break;
    done.push_back(*std::move(first.result));
    pending_bytes_ -= first.bytes;
    jobs_.pop_front();
    --done_;
  }
  return done;
}

void OrderedWorkers::run(const std::stop_token& stop) {
  for (;;) {
    std::vector<std::shared_ptr<Job>> jobs;
    {
      std::unique_lock lock(mutex_);
      if (!submitted_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
      take_jobs(jobs);
    }
    std::vector<Result<RawDocument>> files;
    files.reserve(jobs.size());
    for (const auto& job : jobs) files.push_back(std::move(job->file));
    finish(jobs, work_(files));
  }
}

// One, and of those behind it as many as are small, but no more than leaves the other threads as much. Needs mutex_.
void OrderedWorkers::take_jobs(std::vector<std::shared_ptr<Job>>& jobs) {
  constexpr std::size_t kMost = 8;
  constexpr std::uint64_t kMostBytes = 64U << 10U;
  const std::size_t share = std::min(kMost, waiting_.size() / thread_count_);
  std::uint64_t bytes = 0;
  do {
    bytes += waiting_.front()->bytes;
    jobs.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  } while (jobs.size() < share && bytes + waiting_.front()->bytes <= kMostBytes);
}

void OrderedWorkers::finish(std::span<const std::shared_ptr<Job>> jobs, std::vector<PreparedDocument> results) {
  assert(results.size() == jobs.size());
  bool enough = false;
  {
    const std::scoped_lock lock(mutex_);
    for (std::size_t i = 0; i < jobs.size(); ++i) jobs[i]->result = std::move(results[i]);
    done_ += jobs.size();
    enough = wanted_ > 0 && done_ >= wanted_;
  }
  if (enough) finished_.notify_one();
}

}  // namespace tamga
