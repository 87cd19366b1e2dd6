#include "corpora/scan/work_reader.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <tuple>
#include <utility>
#include <variant>

#include "corpora/scan/ordered_pool.h"
#include "corpora/sources/moodle_name.h"
#include "corpora/worker/wall.h"
#include "engine/base/hash.h"
#include "engine/fingerprint/shared_fingerprints.h"
#include "engine/fingerprint/stem_pairs.h"
#include "engine/fingerprint/winnowing.h"
#include "engine/match/align.h"
#include "engine/search_scope.h"

namespace tamga {
namespace {

constexpr std::uint64_t kMostBytesInFlight = 64ULL << 20U;

using ReadFile = std::variant<ScannedWork, FailedFile>;

// "ivanov" of "class-9/ivanov/essay.docx"; nothing for a file that lies in no folder.
std::string folder_of(const std::string& name) {
  const auto end = name.rfind('/');
  if (end == std::string::npos || end == 0) return {};
  const auto begin = name.rfind('/', end - 1);
  return begin == std::string::npos ? name.substr(0, end) : name.substr(begin + 1, end - begin - 1);
}

Result<Authorship> authorship_of(const std::string& name, const WorkReading& reading) {
  const auto own = reading.by_file.find(name);
  const Metadata metadata = own == reading.by_file.end() ? reading.defaults : overlay(reading.defaults, own->second);
  Authorship authorship{metadata.author_id.value_or(""), metadata.course.value_or(""),
                        metadata.assignment.value_or("")};
  if (metadata.author_id) return authorship;
  if (reading.author_pattern) {
    auto found = reading.author_pattern->find(name);
    if (!found) return std::unexpected(std::move(found.error()));
    authorship.author_id = found->value_or("");
  } else if (reading.author_is_folder) {
    authorship.author_id = folder_of(name);
  } else if (const auto moodle = parse_moodle_name(name)) {
    authorship.author_id = moodle->participant_id;
  }
  return authorship;
}

// Both families by place; those of one place by value.
void add_fingerprints(std::span<const Token> tokens, const IndexSettings& index, ScannedWork& work) {
  const unsigned dropped = 64U - index.fingerprint_bits;
  const auto grams = fingerprint(tokens, index.fingerprints);
  const auto pairs = stem_pairs(tokens, index.stem_pairs);
  work.fingerprints.reserve(grams.size() + pairs.size());
  work.places.reserve(grams.size() + pairs.size());
  const auto add = [&](const Fingerprint& one, bool is_stem_pair) {
    const std::uint64_t value = packed({one.hash >> dropped, is_stem_pair});
    std::size_t at = work.places.size();
    work.fingerprints.push_back(value);
    work.places.push_back(one.first_token);
    for (; at > 0 && work.places[at - 1] == one.first_token && work.fingerprints[at - 1] > value; --at) {
      std::swap(work.fingerprints[at - 1], work.fingerprints[at]);
    }
  };
  auto pair = pairs.begin();
  for (const Fingerprint& gram : grams) {
    for (; pair != pairs.end() && pair->first_token < gram.first_token; ++pair) add(*pair, true);
    add(gram, false);
  }
  for (; pair != pairs.end(); ++pair) add(*pair, true);
}

ReadFile read_file(const RawDocument& file, const Tokenizer& tokenizer, const IndexSettings& index) {
  auto text = read_document(file.bytes, file.name);
  if (!text) return FailedFile{file.name, std::move(text.error())};
  auto tokens = tokenizer.tokenize(text->text);
  if (!tokens) return FailedFile{file.name, {tokens.error().code, file.name + ": " + tokens.error().message}};
  if (tokens->tokens.empty()) {
    return FailedFile{file.name,
                      {ErrorCode::kInvalidArgument, file.name + ": there are no words in it", ReadingFault::kNoText}};
  }
  ScannedWork work;
  work.file_name = file.name;
  work.sha256 = sha256_hex(file.bytes);
  work.text = *std::move(text);
  work.words = static_cast<std::uint32_t>(tokens->tokens.size());
  work.language = language_code(main_language(tokens->tokens));
  add_fingerprints(tokens->tokens, index, work);
  work.sketch = sketch_text(tokens->tokens, {.guaranteed_run = index.fingerprints.guaranteed_run(),
                                             .min_words = index.fingerprints.guaranteed_run()});
  work.tokens = *std::move(tokens);
  return work;
}

std::uint64_t bytes_of(const TokenizedText& tokens) {
  return tokens.tokens.capacity() * sizeof(Token) + tokens.sentences.capacity() * sizeof(Sentence);
}

// Counts what is kept of a kind; drops what is beyond the limit.
template <class Part>
void keep_below(std::uint64_t limit, std::uint64_t bytes, std::uint64_t& kept, Part& part) {
  if (kept + bytes > limit) {
    part = {};
  } else {
    kept += bytes;
  }
}

// Works of one name, from several sources, are told apart by a number in the order of their bytes.
void number_namesakes(std::vector<ScannedWork>& works) {
  std::size_t first = 0;
  for (std::size_t i = 0; i < works.size(); ++i) {
    if (works[i].file_name != works[first].file_name) first = i;
    works[i].id = works[i].file_name;
    if (i > first) works[i].id += " (" + std::to_string(i - first + 1) + ")";
  }
}

void bring_into_order(ScannedWorks& read) {
  std::ranges::sort(read.works, {}, [](const ScannedWork& work) { return std::tie(work.file_name, work.sha256); });
  std::ranges::sort(read.failed, {},
                    [](const FailedFile& file) { return std::tie(file.file_name, file.error.message); });
  number_namesakes(read.works);
}

// Takes what threads have read, one file after the other.
class Gatherer {
 public:
  explicit Gatherer(const WorkReading& reading) : reading_(reading) {}

  Status add(ReadFile file) {
    if (auto* failed = std::get_if<FailedFile>(&file)) {
      read_.failed.push_back(std::move(*failed));
      return {};
    }
    auto& work = std::get<ScannedWork>(file);
    auto authorship = authorship_of(work.file_name, reading_);
    if (!authorship) return std::unexpected(std::move(authorship.error()));
    work.authorship = *std::move(authorship);
    keep_below(reading_.kept_token_bytes, bytes_of(work.tokens), kept_tokens_, work.tokens);
    keep_below(reading_.kept_sketch_bytes, work.sketch.bytes(), kept_sketches_, work.sketch);
    read_.works.push_back(std::move(work));
    return {};
  }

  ScannedWorks take() {
    bring_into_order(read_);
    return std::move(read_);
  }

 private:
  const WorkReading& reading_;
  ScannedWorks read_;
  std::uint64_t kept_tokens_ = 0;
  std::uint64_t kept_sketches_ = 0;
};

std::string name_of(const ReadFile& file) {
  if (const auto* work = std::get_if<ScannedWork>(&file)) return work->file_name;
  return std::get<FailedFile>(file).file_name;
}

}  // namespace

Result<ScannedWorks> read_works(DocumentSource& source, const WorkReading& reading, const Tokenizer& tokenizer,
                                const IndexSettings& index, const std::function<bool(const std::string&)>& done) {
  Gatherer gatherer(reading);
  std::deque<std::uint64_t> sizes;  // of the files on their way
  std::uint64_t bytes = 0;
  OrderedPool<ReadFile> pool(reading.threads);
  bool more = true;
  while (true) {
    while (more && pool.pending() < pool.keeps_busy() && bytes < kMostBytesInFlight) {
      auto next = source.next();
      more = next.has_value();
      if (!more) break;
      sizes.push_back(*next ? (*next)->bytes.size() : 0);
      bytes += sizes.back();
      pool.submit([&tokenizer, &index, file = std::make_shared<Result<RawDocument>>(*std::move(next))]() -> ReadFile {
        if (*file) return read_file(**file, tokenizer, index);
        return FailedFile{file->error().document, file->error()};
      });
    }
    if (pool.pending() == 0) return gatherer.take();
    ReadFile file = pool.take();
    bytes -= sizes.front();
    sizes.pop_front();
    const std::string name = name_of(file);
    if (auto added = gatherer.add(std::move(file)); !added) return std::unexpected(std::move(added.error()));
    if (!done(name)) more = false;
  }
}

}  // namespace tamga
