#include "bench/quality/pan_corpus.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <system_error>
#include <utility>

#include "corpora/sources/read_file.h"
#include "engine/text/tokenizer.h"
#include "engine/text/utf8.h"

namespace tamga::quality {
namespace {

namespace fs = std::filesystem;

// Files under `folder` that end in .xml, by path.
Result<std::vector<fs::path>> xml_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".xml") files.push_back(at->path());
  }
  if (error) return fail(ErrorCode::kNotFound, folder.string() + ": " + error.message());
  std::ranges::sort(files);
  return files;
}

Status read_all_truth(PanCorpus& corpus) {
  std::set<std::pair<std::string, std::string>> listed;
  for (const DocumentPair& pair : corpus.pairs) listed.emplace(pair.work, pair.source);
  const auto files = xml_files(corpus.folder / "truth");
  if (!files) return std::unexpected(files.error());
  for (const fs::path& file : *files) {
    auto passages = read_truth(file);
    if (!passages) return std::unexpected(passages.error());
    for (TruePassage& passage : *passages) {
      if (!listed.contains({passage.where.work, passage.where.source})) {
        return fail(ErrorCode::kCorrupt, file.string() + ": " + passage.where.work + " with " + passage.where.source +
                                             " is not among the pairs");
      }
      corpus.truth.push_back(std::move(passage));
    }
  }
  return {};
}

}  // namespace

Result<PanCorpus> read_pan_corpus(const fs::path& folder) {
  const fs::path path = folder.has_filename() ? folder : folder.parent_path();  // "a/b/" is "a/b"
  PanCorpus corpus;
  corpus.folder = path;
  corpus.kind = path.filename().string();
  corpus.language = path.parent_path().filename().string();
  auto pairs = read_pair_list(path / "pairs");
  if (!pairs) return std::unexpected(pairs.error());
  corpus.pairs = *std::move(pairs);
  if (const auto truth = read_all_truth(corpus); !truth) return std::unexpected(truth.error());
  return corpus;
}

Result<std::string> read_corpus_text(const fs::path& file) {
  auto text = read_file(file, file.string(), kMaxTextBytes);
  if (!text) return text;
  if (const auto bad = first_invalid_utf8(*text)) {
    return fail(ErrorCode::kCorrupt, file.string() + ": not UTF-8 at byte " + std::to_string(*bad));
  }
  return text;
}

}  // namespace tamga::quality
