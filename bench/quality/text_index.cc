#include "bench/quality/text_index.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>

#include "bench/quality/pan_corpus.h"
#include "bench/quality/parallel.h"
#include "engine/base/hash.h"
#include "engine/index/index_hashes.h"

namespace tamga::quality {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBatch = 512;  // documents of one put: a durable write each

std::uint64_t text_hash(std::string_view text) {
  std::string letters;
  std::ranges::copy_if(text, std::back_inserter(letters),
                       [](char c) { return !std::string_view(" \t\r\n").contains(c); });
  return hash64(letters);
}

struct ReadFile {
  NewDocument document;
  std::uint64_t text_hash = 0;
};

Result<ReadFile> read_file_into_document(const fs::path& file, const Tokenizer& tokenizer,
                                         const IndexSettings& settings) {
  auto text = read_corpus_text(file);
  if (!text) return std::unexpected(text.error());
  const auto tokens = tokenizer.tokenize(*text);
  if (!tokens) return fail(tokens.error().code, file.string() + ": " + tokens.error().message);
  ReadFile read;
  read.text_hash = text_hash(*text);
  read.document.record.id = file.string();
  read.document.record.file_name = file.filename().string();
  read.document.record.first_seen = "2026-01-01T00:00:00Z";
  read.document.record.sha256 = sha256_hex(*text);
  read.document.record.words = static_cast<std::uint32_t>(tokens->tokens.size());
  read.document.hashes = index_hashes(tokens->tokens, settings);
  read.document.text.blocks = {{{0, static_cast<std::uint32_t>(text->size())}, Part::kBody, 1, 0}};
  read.document.text.format = "plain text";
  read.document.text.text = *std::move(text);
  return read;
}

}  // namespace

Result<std::vector<fs::path>> text_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".txt") files.push_back(at->path());
  }
  if (error) return fail(ErrorCode::kNotFound, folder.string() + ": " + error.message());
  std::ranges::sort(files);
  return files;
}

Status TextIndex::add(const std::vector<fs::path>& files) {
  for (std::size_t begin = 0; begin < files.size(); begin += kBatch) {
    const auto end = std::min(begin + kBatch, files.size());
    const std::vector<fs::path> batch(files.begin() + static_cast<std::ptrdiff_t>(begin),
                                      files.begin() + static_cast<std::ptrdiff_t>(end));
    if (auto added = add_batch(batch); !added) return added;
  }
  return {};
}

Status TextIndex::add_batch(const std::vector<fs::path>& files) {
  std::vector<Result<ReadFile>> read(files.size());
  for_each_index(files.size(), threads_,
                 [&](std::size_t i) { read[i] = read_file_into_document(files[i], tokenizer_, store_.settings()); });
  std::vector<NewDocument> documents;
  std::vector<std::uint64_t> hashes;
  for (auto& each : read) {
    if (!each) return std::unexpected(each.error());
    if (!by_text_.emplace(each->text_hash, DocumentId{}).second) continue;
    hashes.push_back(each->text_hash);
    documents.push_back(std::move(each->document));
  }
  const auto put = store_.put(documents);
  if (!put) return std::unexpected(put.error());
  for (std::size_t i = 0; i < hashes.size(); ++i) by_text_[hashes[i]] = (*put)[i].document;
  return {};
}

std::optional<DocumentId> TextIndex::document_with(std::string_view text) const {
  const auto found = by_text_.find(text_hash(text));
  return found == by_text_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace tamga::quality
