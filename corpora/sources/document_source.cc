#include "corpora/sources/document_source.h"

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <system_error>
#include <utility>

#include "corpora/extract/safe_name.h"
#include "corpora/sources/file_source.h"
#include "corpora/sources/folder_source.h"
#include "corpora/sources/moodle_name.h"
#include "corpora/sources/read_file.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

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

StatedMetadata stated_by_name(std::string_view name) {
  const auto moodle = parse_moodle_name(name);
  if (!moodle) return {};
  return {.id = {}, .title = {}, .author_id = moodle->participant_id, .date = {}, .author = moodle->author};
}

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
  if (const auto head = read_head(path, label, 1); !head) return std::unexpected(head.error());
  return file_source(path, {.label = label, .name = safe_name(path.filename().string()), .prefix = {}}, limits);
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): callers hand the list over, whether or not it is kept
std::unique_ptr<DocumentSource> open_sources(std::vector<fs::path> paths, const SourceLimits& limits) {
  std::vector<Result<std::unique_ptr<DocumentSource>>> sources;
  sources.reserve(paths.size());
  for (const auto& path : paths) sources.push_back(open_source(path, limits));
  return std::make_unique<SequenceSource>(std::move(sources));
}

}  // namespace tamga
