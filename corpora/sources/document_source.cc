#include "corpora/sources/document_source.h"

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <system_error>
#include <utility>

#include "corpora/extract/safe_name.h"
#include "corpora/sources/archive_kind.h"
#include "corpora/sources/archive_source.h"
#include "corpora/sources/folder_source.h"
#include "corpora/sources/read_file.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

class FileSource : public DocumentSource {
 public:
  FileSource(fs::path path, std::string label, const SourceLimits& limits)
      : path_(std::move(path)), label_(std::move(label)), limits_(limits) {}

  std::optional<Result<RawDocument>> next() override {
    if (std::exchange(read_, true)) return std::nullopt;
    auto bytes = read_file(path_, label_, limits_.file_bytes);
    if (!bytes) return std::unexpected(bytes.error());
    return RawDocument{.name = safe_name(path_.filename().string()), .bytes = std::move(*bytes)};
  }

  std::optional<std::uint64_t> size() const override { return 1; }

 private:
  fs::path path_;
  std::string label_;
  SourceLimits limits_;
  bool read_ = false;
};

// Sources one behind the other. What could not be opened stands as its Error. None of the sources holds a file open
// before it is read from, so there may be many.
class SequenceSource : public DocumentSource {
 public:
  explicit SequenceSource(std::vector<Result<std::unique_ptr<DocumentSource>>> sources)
      : sources_(std::move(sources)) {}

  std::optional<Result<RawDocument>> next() override {
    for (; at_ < sources_.size(); ++at_) {
      auto& source = sources_[at_];
      if (!source) return std::unexpected(sources_[at_++].error());
      if (auto document = (*source)->next()) return document;
      source->reset();
    }
    return std::nullopt;
  }

  std::optional<std::uint64_t> size() const override { return size_; }

 private:
  static std::optional<std::uint64_t> sum(const std::vector<Result<std::unique_ptr<DocumentSource>>>& sources) {
    std::uint64_t total = 0;
    for (const auto& source : sources) {
      const auto size = source ? (*source)->size() : 1;
      if (!size) return std::nullopt;
      total += *size;
    }
    return total;
  }

  std::vector<Result<std::unique_ptr<DocumentSource>>> sources_;
  std::optional<std::uint64_t> size_ = sum(sources_);
  std::size_t at_ = 0;
};

}  // namespace

Result<std::unique_ptr<DocumentSource>> open_source(const fs::path& path, const SourceLimits& limits) {
  const auto label = safe_name(path.string());
  std::error_code failed;
  const auto status = fs::status(path, failed);
  if (failed) return std::unexpected(system_error(label, failed.value()));
  if (!fs::exists(status)) return std::unexpected(system_error(label, ENOENT));
  if (fs::is_directory(status)) {
    if (::euidaccess(path.c_str(), R_OK | X_OK) != 0) return std::unexpected(system_error(label, errno));
    return folder_source(path, label, limits);
  }
  const auto archive = is_archive(path, label, limits);
  if (!archive) return std::unexpected(archive.error());
  if (*archive) return archive_source(path, label, limits);
  return std::make_unique<FileSource>(path, label, limits);
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): callers hand the list over, whether or not it is kept
std::unique_ptr<DocumentSource> open_sources(std::vector<fs::path> paths, const SourceLimits& limits) {
  std::vector<Result<std::unique_ptr<DocumentSource>>> sources;
  sources.reserve(paths.size());
  for (const auto& path : paths) sources.push_back(open_source(path, limits));
  return std::make_unique<SequenceSource>(std::move(sources));
}

}  // namespace tamga
