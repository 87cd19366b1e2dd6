#include "corpora/sources/archive_source.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "corpora/extract/byte_count.h"
#include "corpora/extract/container.h"
#include "corpora/extract/safe_name.h"
#include "corpora/sources/archive_locale.h"
#include "corpora/sources/entry_name.h"
#include "corpora/sources/read_file.h"

namespace tamga {
namespace {

constexpr std::size_t kBlockBytes = 64U << 10U;

using Reader = std::unique_ptr<archive, decltype(&archive_read_free)>;

Reader new_reader() {
  Reader reader(archive_read_new(), &archive_read_free);
  archive_read_support_format_zip(reader.get());
  archive_read_support_format_tar(reader.get());
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_filter_xz(reader.get());
  archive_read_support_filter_zstd(reader.get());
  archive_read_support_filter_bzip2(reader.get());
  return reader;
}

std::string reason(archive* reader) {
  const char* text = archive_error_string(reader);
  return text == nullptr ? "unreadable" : safe_name(text);
}

class ArchiveSource : public DocumentSource {
 public:
  ArchiveSource(std::filesystem::path path, std::string label, const SourceLimits& limits)
      : path_(std::move(path)), label_(std::move(label)), limits_(limits), reader_(new_reader()) {}

  std::optional<Result<RawDocument>> next() override {
    const ArchiveLocale locale;
    if (!ended_ && !open_) {
      if (auto failed = open()) return failed;
    }
    while (!ended_) {
      if (auto document = next_entry()) return document;
    }
    return std::nullopt;
  }

  std::optional<std::uint64_t> size() const override { return std::nullopt; }

 private:
  using Next = std::optional<Result<RawDocument>>;

  Result<RawDocument> end_with(ErrorCode code, const std::string& why) {
    ended_ = true;
    return fail(code, label_ + ": " + why);
  }

  Result<RawDocument> refuse(ErrorCode code, const std::string& entry, const std::string& why) const {
    return fail(code, label_ + ": entry " + entry + ": " + why);
  }

  Next open() {
    open_ = true;
    const auto tail = read_tail(path_, label_, kBlockBytes + 22);
    if (!tail) {
      ended_ = true;
      return Result<RawDocument>(std::unexpected(tail.error()));
    }
    if (tail->empty()) return end_with(ErrorCode::kInvalidArgument, "the file is empty");
    has_zip_end_ = has_zip_end(*tail);
    if (archive_read_open_filename(reader_.get(), path_.c_str(), kBlockBytes) < ARCHIVE_WARN) {
      return end_with(ErrorCode::kCorrupt, "damaged: " + reason(reader_.get()));
    }
    return std::nullopt;
  }

  // Nothing where the entry is passed over, or the archive has ended.
  Next next_entry() {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(reader_.get(), &entry);
    if (status == ARCHIVE_EOF) return at_end();
    if (status < ARCHIVE_WARN && is_locked()) return end_with(ErrorCode::kUnsupported, "locked by a password");
    if (status < ARCHIVE_WARN) {
      return end_with(ErrorCode::kCorrupt,
                      "damaged after " + std::to_string(entries_) + " entries: " + reason(reader_.get()));
    }
    if (++entries_ > limits_.archive_entries) {
      return end_with(ErrorCode::kLimitExceeded, "more than " + std::to_string(limits_.archive_entries) +
                                                     " entries, the limit; the rest is not read");
    }
    return read_entry(entry);
  }

  Next at_end() {
    ended_ = true;
    const bool zip = (archive_format(reader_.get()) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
    if (zip && !has_zip_end_) return end_with(ErrorCode::kCorrupt, "damaged: the end of the archive is missing");
    return std::nullopt;
  }

  Next read_entry(archive_entry* entry) {
    const auto name = name_of(entry);
    const auto type = archive_entry_filetype(entry);
    const bool link = archive_entry_hardlink(entry) != nullptr;
    if (leads_outside(name)) {
      return refuse(ErrorCode::kInvalidArgument, name, "names outside the archive are refused");
    }
    if (type == AE_IFDIR || is_hidden(name)) return drain(name);
    if (link || type == AE_IFLNK) return refuse(ErrorCode::kUnsupported, name, "links are not read");
    if (type != AE_IFREG && type != 0) return refuse(ErrorCode::kUnsupported, name, "not a regular file");
    if (archive_entry_is_data_encrypted(entry) != 0) {
      return refuse(ErrorCode::kUnsupported, name, "locked by a password");
    }
    return content(name);
  }

  // "folder/essay.docx". Names that libarchive could not turn into UTF-8 come as their raw bytes.
  std::string name_of(archive_entry* entry) const {
    const char* utf8 = archive_entry_pathname_utf8(entry);
    const char* raw = utf8 != nullptr ? utf8 : archive_entry_pathname(entry);
    if (raw == nullptr) return "number " + std::to_string(entries_);
    auto name = utf8 != nullptr ? std::string(utf8) : decode_entry_name(raw);
    const bool zip = (archive_format(reader_.get()) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
    if (zip) std::ranges::replace(name, '\\', '/');
    while (name.starts_with("./")) name.erase(0, 2);
    return safe_name(name);
  }

  Next content(const std::string& name) {
    RawDocument document{.name = name, .bytes = {}};
    bool too_large = false;
    const auto keep = [&](std::string_view block) {
      too_large = too_large || block.size() > limits_.file_bytes - document.bytes.size();
      if (!too_large) document.bytes += block;
    };
    if (auto failed = read_blocks(name, keep)) return failed;
    if (too_large) {
      return refuse(ErrorCode::kLimitExceeded, name, "larger than " + byte_count(limits_.file_bytes) + ", the limit");
    }
    return document;
  }

  // Over an entry that nobody wants. Packed bytes cost as much to pass over as to read, so they count.
  Next drain(const std::string& name) {
    return read_blocks(name, [](std::string_view) {});
  }

  // All blocks of the entry, also of one that is too large: the limit of the archive counts what is unpacked.
  template <class Use>
  Next read_blocks(const std::string& name, Use use) {
    std::array<char, kBlockBytes> block{};
    for (;;) {
      const auto got = archive_read_data(reader_.get(), block.data(), block.size());
      if (got == 0) return std::nullopt;
      if (got < 0) return broken_entry(name, static_cast<int>(got));
      unpacked_ += static_cast<std::uint64_t>(got);
      if (unpacked_ > limits_.archive_bytes) {
        return end_with(ErrorCode::kLimitExceeded, "unpacks to more than " + byte_count(limits_.archive_bytes) +
                                                       ", the limit; the rest is not read");
      }
      use(std::string_view(block.data(), static_cast<std::size_t>(got)));
    }
  }

  bool is_locked() const {
    const auto why = reason(reader_.get());
    return why.contains("ncrypt") || why.contains("assphrase");
  }

  Next broken_entry(const std::string& name, int status) {
    if (status <= ARCHIVE_FATAL) ended_ = true;
    if (is_locked()) return refuse(ErrorCode::kUnsupported, name, "locked by a password");
    return refuse(ErrorCode::kCorrupt, name, "damaged: " + reason(reader_.get()));
  }

  std::filesystem::path path_;
  std::string label_;
  SourceLimits limits_;
  Reader reader_;
  bool open_ = false;
  bool ended_ = false;
  bool has_zip_end_ = false;
  std::uint32_t entries_ = 0;
  std::uint64_t unpacked_ = 0;
};

}  // namespace

std::unique_ptr<DocumentSource> archive_source(std::filesystem::path path, std::string label,
                                               const SourceLimits& limits) {
  return std::make_unique<ArchiveSource>(std::move(path), std::move(label), limits);
}

bool holds_archive(const std::filesystem::path& path) {
  const ArchiveLocale locale;
  const auto reader = new_reader();
  archive_entry* entry = nullptr;
  return archive_read_open_filename(reader.get(), path.c_str(), kBlockBytes) >= ARCHIVE_WARN &&
         archive_read_next_header(reader.get(), &entry) >= ARCHIVE_WARN;
}

}  // namespace tamga
