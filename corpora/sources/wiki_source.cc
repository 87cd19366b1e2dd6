#include "corpora/sources/wiki_source.h"

#include <string>
#include <utility>

#include "corpora/extract/safe_name.h"
#include "corpora/sources/file_feed.h"
#include "corpora/worker/wall.h"

namespace tamga {
namespace {

class WikiSource : public DocumentSource {
 public:
  WikiSource(std::string label, const SourceLimits& limits) : label_(std::move(label)), limits_(limits) {}

  Status open(const std::filesystem::path& path) { return feed_.open(path, label_); }

  std::optional<Result<RawDocument>> next() override {
    if (!session_) {
      const StreamRequest request{.kind = StreamKind::kWikiDump,
                                  .name = label_,
                                  .size = feed_.size(),
                                  .limits = {.file_bytes = limits_.file_bytes}};
      session_.emplace(open_document_stream(request, feed_.feed()));
      if (!*session_) return told(session_->error());
    }
    if (!*session_) return std::nullopt;
    auto page = (*session_)->next();
    if (!page) return std::nullopt;
    if (!*page) return told(std::move(page->error()));
    return RawDocument{.name = std::move((*page)->name),
                       .bytes = std::move((*page)->bytes),
                       .stated = {.id = std::move((*page)->id),
                                  .title = std::move((*page)->title),
                                  .author_id = {},
                                  .date = std::move((*page)->date),
                                  .author = {}}};
  }

  std::optional<std::uint64_t> size() const override { return std::nullopt; }

 private:
  Result<RawDocument> told(Error error) const {
    error.message = label_ + ": " + (error.document.empty() ? "" : "page " + error.document + ": ") + error.message;
    return std::unexpected(std::move(error));
  }

  std::string label_;
  SourceLimits limits_;
  FileFeed feed_;
  std::optional<Result<StreamSession>> session_;
};

}  // namespace

Result<std::unique_ptr<DocumentSource>> open_wiki_dump_source(const std::filesystem::path& path,
                                                              const SourceLimits& limits) {
  auto source = std::make_unique<WikiSource>(safe_name(path.string()), limits);
  if (const auto opened = source->open(path); !opened) return std::unexpected(opened.error());
  return source;
}

}  // namespace tamga
