#include "corpora/sources/file_source.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "corpora/archive/archive_magic.h"
#include "corpora/extract/byte_count.h"
#include "corpora/sources/file_feed.h"
#include "corpora/sources/read_file.h"
#include "corpora/worker/wall.h"

namespace tamga {
namespace {

constexpr std::size_t kDeepestArchive = 3;
constexpr std::uint32_t kPartForInner = 4;
// Most files are smaller: one look at them shows whether they are archives and is all there is to read.
constexpr std::size_t kSmallFile = 64U << 10U;

// Whether the worker should look at it: by its first bytes, or a broken or empty one by its name.
bool may_be_archive(std::string_view head, std::string_view name) {
  if (is_archive_name(name)) return true;
  return has_archive_magic(head) && !is_container_name(name);
}

// An archive that is being read: the file itself, or an entry of it, whose bytes are kept here meanwhile.
struct Level {
  std::string prefix;  // of the names in it: "", "inner.zip/", "inner.zip/deeper.tar/"
  std::string bytes;   // of an archive in an archive
  std::unique_ptr<StreamSession> session;
};

class FileSource : public DocumentSource {
 public:
  FileSource(std::filesystem::path path, FileNames names, const SourceLimits& limits)
      : path_(std::move(path)), names_(std::move(names)), limits_(limits) {}

  std::optional<Result<RawDocument>> next() override {
    if (!std::exchange(begun_, true)) {
      if (auto first = begin()) return first;
    }
    while (!levels_.empty()) {
      if (auto document = next_entry()) return document;
    }
    return std::nullopt;
  }

  std::optional<std::uint64_t> size() const override {
    if (is_archive_name(names_.name)) return std::nullopt;
    const auto head = read_head(path_, names_.label, kArchiveHead);
    if (head && may_be_archive(*head, names_.name)) return std::nullopt;
    return 1;
  }

 private:
  using Next = std::optional<Result<RawDocument>>;

  // The file itself where it is a document. Nothing: it is an archive.
  Next begin() {
    auto head = read_head(path_, names_.label, kSmallFile);
    if (!head) return named(head.error(), names_.name);
    if (!may_be_archive(std::string_view(*head).substr(0, kArchiveHead), names_.name)) {
      const bool whole = head->size() < kSmallFile && head->size() <= limits_.file_bytes;
      return whole ? read(*std::move(head)) : whole_file();
    }
    if (const auto opened = feed_.open(path_, names_.label); !opened) return named(opened.error(), names_.name);
    auto session = open_document_stream(request(names_.name, feed_.size(), own_limits()), feed_.feed());
    if (!session) return told(session.error(), {});
    if (session->is_document()) return whole_file();
    levels_.push_back({names_.prefix, {}, std::make_unique<StreamSession>(*std::move(session))});
    return std::nullopt;
  }

  Result<RawDocument> whole_file() const {
    auto bytes = read_file(path_, names_.label, limits_.file_bytes);
    if (!bytes) return named(bytes.error(), names_.name);
    return read(*std::move(bytes));
  }
  RawDocument read(std::string bytes) const {
    return {.name = names_.name, .bytes = std::move(bytes), .stated = stated_by_name(names_.name)};
  }

  // Nothing where an archive has ended, or another one begins.
  Next next_entry() {
    auto& level = levels_.back();
    auto file = level.session->next();
    if (!file) {
      levels_.pop_back();
      return std::nullopt;
    }
    if (auto over = count(*file)) return over;
    if (!*file) return told(file->error(), level.prefix);
    auto name = level.prefix + (*file)->name;
    if (!may_be_archive(std::string_view((*file)->bytes).substr(0, kArchiveHead), name)) {
      return document(std::move(name), std::move((*file)->bytes));
    }
    return enter(std::move(name), std::move((*file)->bytes));
  }

  static RawDocument document(std::string name, std::string bytes) {
    auto stated = stated_by_name(name);
    return {.name = std::move(name), .bytes = std::move(bytes), .stated = std::move(stated)};
  }

  // An archive in an archive. It may use a part of what the whole one may, so that one work cannot use up all.
  Next enter(std::string name, std::string bytes) {
    if (levels_.size() == kDeepestArchive) {
      return refused(name, {ErrorCode::kLimitExceeded, "archives more than " + std::to_string(kDeepestArchive) +
                                                           " deep in each other, the limit"});
    }
    Level level{name + "/", std::move(bytes), nullptr};
    levels_.push_back(std::move(level));
    auto& kept = levels_.back();
    ByteFeed feed{.size = kept.bytes.size(), .read = [&bytes = kept.bytes](std::uint64_t at, std::size_t most) {
                    return std::string_view(bytes).substr(std::min<std::uint64_t>(at, bytes.size()), most);
                  }};
    auto session = open_document_stream(request(name, kept.bytes.size(), inner_limits()), std::move(feed));
    if (session && !session->is_document()) {
      kept.session = std::make_unique<StreamSession>(*std::move(session));
      return std::nullopt;
    }
    auto taken = std::move(kept.bytes);
    levels_.pop_back();
    if (!session) return refused(name, session.error());
    return document(std::move(name), std::move(taken));
  }

  // What the limits of one archive let through, all archives in it may not go beyond either.
  Next count(const Result<StreamedFile>& file) {
    ++entries_;
    bytes_ += file ? file->bytes.size() : 0;
    const bool many = entries_ > limits_.archive_entries + 1ULL;  // one more: the worker's own sentence about it
    if (!many && bytes_ <= limits_.archive_bytes) return std::nullopt;
    levels_.clear();
    const auto what = many ? std::to_string(limits_.archive_entries) + " entries" : byte_count(limits_.archive_bytes);
    return told(
        {ErrorCode::kLimitExceeded, "with the archives in it, more than " + what + ", the limit; the rest is not read",
         ReadingFault::kTooLarge},
        {});
  }

  StreamLimits own_limits() const {
    return {limits_.file_bytes, limits_.archive_bytes, limits_.archive_entries, limits_.ratio};
  }
  StreamLimits inner_limits() const {
    auto inner = own_limits();
    inner.total_bytes = std::max<std::uint64_t>(inner.total_bytes / kPartForInner, 1);
    inner.entries = std::max<std::uint32_t>(inner.entries / kPartForInner, 1);
    return inner;
  }
  static StreamRequest request(const std::string& name, std::uint64_t size, const StreamLimits& limits) {
    return {.kind = StreamKind::kArchive, .name = name, .size = size, .limits = limits};
  }

  // An Error of the stream at `prefix`, which says only why, with the names before it.
  Result<RawDocument> told(const Error& error, const std::string& prefix) const {
    auto name = prefix + error.document;
    if (error.document.empty() && name.ends_with('/')) name.pop_back();
    return refused(name, error);
  }
  Result<RawDocument> refused(const std::string& name, Error error) const {
    const auto inside = name.substr(name.starts_with(names_.prefix) ? names_.prefix.size() : 0);
    const bool whole = inside.empty() || name + "/" == names_.prefix;
    error.message = names_.label + ": " + (whole ? "" : "entry " + inside + ": ") + error.message;
    return named(std::move(error), name.empty() ? names_.name : name);
  }
  static Result<RawDocument> named(Error error, const std::string& name) {
    error.document = name;
    return std::unexpected(std::move(error));
  }

  std::filesystem::path path_;
  FileNames names_;
  SourceLimits limits_;
  FileFeed feed_;
  std::deque<Level> levels_;  // each stays where it is: its feed refers to it
  bool begun_ = false;
  std::uint64_t entries_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace

std::unique_ptr<DocumentSource> file_source(std::filesystem::path path, FileNames names, const SourceLimits& limits) {
  return std::make_unique<FileSource>(std::move(path), std::move(names), limits);
}

}  // namespace tamga
