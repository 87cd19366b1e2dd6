#include "corpora/archive/archive_reader.h"

#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

#include "corpora/archive/archive_locale.h"
#include "corpora/archive/archive_magic.h"
#include "corpora/archive/entry_name.h"
#include "corpora/archive/packed_input.h"
#include "corpora/extract/byte_count.h"
#include "corpora/extract/container.h"
#include "corpora/extract/safe_name.h"

namespace tamga {
namespace {

constexpr std::size_t kBlockBytes = 64U << 10U;
constexpr std::uint64_t kRatioFrom = 8ULL << 20U;
constexpr std::uint64_t kAhead = 128U << 10U;  // packed bytes that may have been taken before an entry began
constexpr std::size_t kZipEnd = 22 + 65'535;   // the record at the end of a zip file, and the longest comment after it

class ArchiveReader {
 public:
  ArchiveReader(const StreamRequest& request, ByteFeed feed)
      : feed_(std::move(feed)), limits_(request.limits), input_(feed_, PackedInput::Formats::kArchives) {}

  std::optional<Result<StreamedFile>> next() {
    const ArchiveLocale locale;
    if (!ended_ && !open_) {
      if (auto failed = open()) {
        told_ = true;
        return failed;
      }
    }
    while (!ended_) {
      if (auto document = next_entry()) {
        told_ = true;
        return document;
      }
    }
    if (told_) return std::nullopt;
    // Silence would be a work lost: whoever handed it in has to know.
    told_ = true;
    return end_with(ErrorCode::kInvalidArgument, "there is no document in the archive", ReadingFault::kNoText);
  }

 private:
  using Next = std::optional<Result<StreamedFile>>;

  Result<StreamedFile> end_with(ErrorCode code, const std::string& why, ReadingFault fault = ReadingFault::kNone) {
    ended_ = true;
    return fail(code, why, fault);
  }

  static Result<StreamedFile> refuse(ErrorCode code, const std::string& entry, const std::string& why,
                                     ReadingFault fault = ReadingFault::kNone) {
    return std::unexpected(Error{code, why, fault, entry});
  }

  // Why libarchive goes no further, in our words where they say more.
  Error broken() const {
    if (input_.is_locked()) return {ErrorCode::kUnsupported, "locked by a password", ReadingFault::kLocked};
    if (input_.lacks_memory()) return {ErrorCode::kLimitExceeded, "needs more memory than a reader may have"};
    return {ErrorCode::kCorrupt, "damaged: " + input_.reason()};
  }

  Next open() {
    open_ = true;
    if (feed_.size == 0) return end_with(ErrorCode::kInvalidArgument, "the file is empty", ReadingFault::kNoText);
    const auto tail = std::min<std::uint64_t>(feed_.size, kZipEnd);
    has_zip_end_ = has_zip_end(feed_.read(feed_.size - tail, static_cast<std::size_t>(tail)));
    if (input_.open()) return std::nullopt;
    ended_ = true;
    return Result<StreamedFile>(std::unexpected(broken()));
  }

  // Nothing where the entry is passed over, or the archive has ended.
  Next next_entry() {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(input_.get(), &entry);
    if (status == ARCHIVE_EOF) return at_end();
    if (status < ARCHIVE_WARN) {
      ended_ = true;
      auto error = broken();
      if (error.code == ErrorCode::kCorrupt) {
        error.message = "damaged after " + std::to_string(entries_) + " entries: " + input_.reason();
      }
      return Result<StreamedFile>(std::unexpected(std::move(error)));
    }
    if (++entries_ > limits_.entries) {
      return end_with(ErrorCode::kLimitExceeded,
                      "more than " + std::to_string(limits_.entries) + " entries, the limit; the rest is not read",
                      ReadingFault::kTooLarge);
    }
    return read_entry(entry);
  }

  Next at_end() {
    ended_ = true;
    if (!input_.is_zip() || has_zip_end_) return std::nullopt;
    return end_with(ErrorCode::kCorrupt, "damaged: the end of the archive is missing");
  }

  Next read_entry(archive_entry* entry) {
    const auto name = name_of(entry);
    const auto type = archive_entry_filetype(entry);
    const bool link = archive_entry_hardlink(entry) != nullptr;
    if (leads_outside(name)) {
      return refuse(ErrorCode::kInvalidArgument, name, "names outside the archive are refused",
                    ReadingFault::kUnsupported);
    }
    if (type == AE_IFDIR || is_hidden(name)) return pass_over(name);
    if (link || type == AE_IFLNK) return refuse(ErrorCode::kUnsupported, name, "links are not read");
    if (type != AE_IFREG && type != 0) return refuse(ErrorCode::kUnsupported, name, "not a regular file");
    if (archive_entry_is_data_encrypted(entry) != 0) {
      return refuse(ErrorCode::kUnsupported, name, "locked by a password", ReadingFault::kLocked);
    }
    return content(name);
  }

  // "folder/essay.docx". Names that libarchive could not turn into UTF-8 come as their raw bytes.
  std::string name_of(archive_entry* entry) const {
    const char* utf8 = archive_entry_pathname_utf8(entry);
    const char* raw = utf8 != nullptr ? utf8 : archive_entry_pathname(entry);
    if (raw == nullptr || *raw == '\0') return "number " + std::to_string(entries_);
    auto name = utf8 != nullptr ? std::string(utf8) : decode_entry_name(raw);
    if (input_.is_zip()) std::ranges::replace(name, '\\', '/');
    while (name.starts_with("./")) name.erase(0, 2);
    return safe_name(name);
  }

  Next content(const std::string& name) {
    StreamedFile file{.name = name, .id = {}, .title = {}, .date = {}, .bytes = {}};
    const auto taken_before = input_.taken();
    std::array<char, kBlockBytes> block{};
    for (;;) {
      const auto got = archive_read_data(input_.get(), block.data(), block.size());
      if (got == 0) return file;
      if (got < 0) return broken_entry(name, static_cast<int>(got));
      if (auto over = count(static_cast<std::uint64_t>(got))) return over;
      file.bytes.append(block.data(), static_cast<std::size_t>(got));
      const auto size = file.bytes.size();
      if (size > limits_.file_bytes) return too_large(name, "larger than " + byte_count(limits_.file_bytes));
      if (size > kRatioFrom && size / limits_.ratio > input_.taken() - taken_before + kAhead) {
        return too_large(name, "unpacks to more than " + std::to_string(limits_.ratio) + " times its size");
      }
    }
  }

  Next too_large(const std::string& name, const std::string& how) {
    if (auto over = pass_over(name)) return over;
    return refuse(ErrorCode::kLimitExceeded, name, how + ", the limit", ReadingFault::kTooLarge);
  }

  // Counts what came out against the limits of the whole archive.
  Next count(std::uint64_t bytes) {
    unpacked_ += bytes;
    const auto over = [this](const std::string& how) {
      return end_with(ErrorCode::kLimitExceeded, "unpacks to more than " + how + ", the limit; the rest is not read",
                      ReadingFault::kTooLarge);
    };
    if (unpacked_ > limits_.total_bytes) return over(byte_count(limits_.total_bytes));
    if (unpacked_ > kRatioFrom && unpacked_ / limits_.ratio > feed_.size) {
      return over(std::to_string(limits_.ratio) + " times its size");
    }
    return std::nullopt;
  }

  // Over what is left of an entry. In a zip file that costs a jump; elsewhere packed bytes cost as much to pass over as
  // to read, so they count.
  Next pass_over(const std::string& name) {
    std::array<char, kBlockBytes> block{};
    while (!input_.is_zip()) {
      const auto got = archive_read_data(input_.get(), block.data(), block.size());
      if (got == 0) break;
      if (got < 0) return broken_entry(name, static_cast<int>(got));
      if (auto over = count(static_cast<std::uint64_t>(got))) return over;
    }
    return std::nullopt;
  }

  Next broken_entry(const std::string& name, int status) {
    if (status <= ARCHIVE_FATAL) ended_ = true;
    auto error = broken();
    error.document = name;
    return Result<StreamedFile>(std::unexpected(std::move(error)));
  }

  ByteFeed feed_;
  StreamLimits limits_;
  PackedInput input_;
  bool open_ = false;
  bool ended_ = false;
  bool told_ = false;  // a document or an error was given
  bool has_zip_end_ = false;
  std::uint32_t entries_ = 0;
  std::uint64_t unpacked_ = 0;
};

// The names in the archive, as far as they can be read. Nothing: not even a first entry can.
std::optional<std::vector<std::string>> names_in(const ByteFeed& feed, std::size_t most) {
  const ArchiveLocale locale;
  PackedInput input(feed, PackedInput::Formats::kArchives);
  archive_entry* entry = nullptr;
  if (!input.open() || archive_read_next_header(input.get(), &entry) < ARCHIVE_WARN) return std::nullopt;
  std::vector<std::string> names;
  do {
    if (const char* const name = archive_entry_pathname(entry)) names.emplace_back(name);
  } while (names.size() < most && archive_read_next_header(input.get(), &entry) >= ARCHIVE_WARN);
  return names;
}

bool is_document(const StreamRequest& request, const ByteFeed& feed) {
  const std::string head(feed.read(0, kArchiveHead));
  if (is_zip_magic(head)) {
    const auto names = names_in(feed, 1000);
    return names && std::ranges::any_of(*names, is_container_sign);
  }
  return is_packed_magic(head) && !is_archive_name(request.name) && !names_in(feed, 1);
}

}  // namespace

DocumentStream open_archive(const StreamRequest& request, ByteFeed feed) {
  DocumentStream stream;
  stream.is_document = is_document(request, feed);
  const auto reader = std::make_shared<ArchiveReader>(request, std::move(feed));
  stream.next = [reader] { return reader->next(); };
  return stream;
}

}  // namespace tamga
