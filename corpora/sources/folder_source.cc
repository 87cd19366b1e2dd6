#include "corpora/sources/folder_source.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "corpora/archive/archive_magic.h"
#include "corpora/archive/entry_name.h"
#include "corpora/extract/safe_name.h"
#include "corpora/sources/file_source.h"
#include "corpora/sources/read_file.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

constexpr int kDeepest = 256;  // folders inside each other

// A file to read, or a place where listing failed.
struct Item {
  std::string name;  // relative, as the system has it
  int error = 0;     // errno, where there is nothing to read
};

class Listing {
 public:
  explicit Listing(const fs::path& root) : root_(root) {
    list({}, 0);
    std::ranges::sort(items_, {}, &Item::name);
  }
  std::vector<Item> take() && { return std::move(items_); }

 private:
  void list(const fs::path& below, int depth) {
    std::error_code failed;
    fs::directory_iterator entries(root_ / below, failed);
    if (depth > kDeepest) failed = std::make_error_code(std::errc::filename_too_long);
    const fs::directory_iterator end;
    while (!failed && entries != end) {
      add(below / entries->path().filename(), *entries, depth);
      entries.increment(failed);
    }
    if (failed) items_.push_back({below.string(), failed.value()});
  }

  void add(const fs::path& relative, const fs::directory_entry& entry, int depth) {
    if (is_hidden(relative.filename().string())) return;
    std::error_code failed;
    const bool link = entry.is_symlink(failed);
    const bool folder = !failed && entry.is_directory(failed);
    if (failed)
      items_.push_back({relative.string(), failed.value()});
    else if (!folder)
      items_.push_back({relative.string()});
    else if (!link)
      list(relative, depth + 1);
  }

  const fs::path& root_;  // NOLINT(cppcoreguidelines-avoid-const-or-ref-data-members): lives for one call
  std::vector<Item> items_;
};

class FolderSource : public DocumentSource {
 public:
  FolderSource(const fs::path& path, std::string label, const SourceLimits& limits)
      : path_(path), label_(std::move(label)), limits_(limits), items_(Listing(path).take()) {}

  std::optional<Result<RawDocument>> next() override {
    for (;;) {
      if (file_) {
        if (auto document = file_->next()) return document;
        file_.reset();
      }
      if (at_ == items_.size()) return std::nullopt;
      if (auto failed = open(items_[at_++])) return failed;
    }
  }

  std::optional<std::uint64_t> size() const override {
    const auto archive = [](const Item& item) { return is_archive_name(item.name); };
    if (std::ranges::any_of(items_, archive)) return std::nullopt;
    return items_.size();
  }

 private:
  // Nothing: there is a file to read from.
  std::optional<Result<RawDocument>> open(const Item& item) {
    const auto name = safe_name(item.name);
    const auto where = name.empty() ? label_ : label_ + "/" + name;
    if (item.error != 0) {
      auto error = system_error(where, item.error);
      error.document = name;
      return std::unexpected(std::move(error));
    }
    file_ = file_source(path_ / item.name, {.label = where, .name = name, .prefix = name + "/"}, limits_);
    return std::nullopt;
  }

  fs::path path_;
  std::string label_;
  SourceLimits limits_;
  std::vector<Item> items_;
  std::size_t at_ = 0;
  std::unique_ptr<DocumentSource> file_;  // that is being read
};

}  // namespace

std::unique_ptr<DocumentSource> folder_source(const fs::path& path, std::string label, const SourceLimits& limits) {
  return std::make_unique<FolderSource>(path, std::move(label), limits);
}

}  // namespace tamga
