#include "corpora/extract/container.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "corpora/extract/byte_count.h"

namespace tamga {
namespace {

constexpr std::uint64_t kRatioFrom = 8ULL << 20U;
constexpr std::size_t kZipEndBytes = 22 + 65'535;  // the record and the longest comment after it

using Reader = std::unique_ptr<archive, decltype(&archive_read_free)>;

Reader open_zip(std::string_view bytes) {
  Reader reader(archive_read_new(), &archive_read_free);
  if (reader == nullptr || archive_read_support_format_zip(reader.get()) != ARCHIVE_OK ||
      archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    return {nullptr, &archive_read_free};
  }
  return reader;
}

std::string reason(archive* reader) {
  const char* text = archive_error_string(reader);
  return text == nullptr ? "damaged" : text;
}

// Counts what comes out of a container against its limits.
class Meter {
 public:
  Meter(std::uint64_t packed, std::string_view name, const ExtractLimits& limits)
      : packed_(packed), name_(name), limits_(&limits) {}

  Status count(std::uint64_t bytes, std::uint64_t part_so_far, const std::string& part) {
    inflated_ += bytes;
    if (part_so_far > limits_->part_bytes) {
      return exceeded("part " + part + " is larger than " + byte_count(limits_->part_bytes));
    }
    if (inflated_ > limits_->inflated_bytes) {
      return exceeded("unpacks to more than " + byte_count(limits_->inflated_bytes));
    }
    if (inflated_ > kRatioFrom && inflated_ / limits_->ratio > packed_) {
      return exceeded("unpacks to more than " + std::to_string(limits_->ratio) + " times its size (part " + part + ")");
    }
    return {};
  }

 private:
  std::unexpected<Error> exceeded(const std::string& what) const {
    return fail(ErrorCode::kLimitExceeded, std::string(name_) + ": " + what + ", the limit", ReadingFault::kTooLarge);
  }

  std::uint64_t packed_;
  std::string_view name_;
  const ExtractLimits* limits_;
  std::uint64_t inflated_ = 0;
};

std::unexpected<Error> damaged(std::string_view name, const std::string& part, const std::string& why) {
  return fail(ErrorCode::kCorrupt, std::string(name) + ": damaged: part " + part + ": " + why);
}

Result<std::string> read_part(archive* reader, std::string_view name, const std::string& part, Meter& meter) {
  std::string out;
  std::array<char, 64U << 10U> buffer{};
  for (;;) {
    const auto got = archive_read_data(reader, buffer.data(), buffer.size());
    if (got < 0) return damaged(name, part, reason(reader));
    if (got == 0) return out;
    out.append(buffer.data(), static_cast<std::size_t>(got));
    if (const auto status = meter.count(static_cast<std::uint64_t>(got), out.size(), part); !status) {
      return std::unexpected(status.error());
    }
  }
}

}  // namespace

bool has_zip_end(std::string_view tail) {
  return tail.substr(tail.size() - std::min(tail.size(), kZipEndBytes)).contains(std::string_view("PK\x05\x06"));
}

ContainerListing list_container(std::string_view bytes, std::size_t most) {
  ContainerListing listing;
  const auto reader = open_zip(bytes);
  if (reader == nullptr) return listing;
  archive_entry* entry = nullptr;
  int status = ARCHIVE_OK;
  while (listing.names.size() < most) {
    status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF || status <= ARCHIVE_FAILED) break;
    listing.encrypted = listing.encrypted || archive_entry_is_data_encrypted(entry) != 0;
    if (const char* part = archive_entry_pathname(entry)) listing.names.emplace_back(part);
  }
  listing.complete = status == ARCHIVE_EOF && has_zip_end(bytes);
  return listing;
}

Result<std::map<std::string, std::string>> read_parts(std::string_view bytes, std::string_view name,
                                                      const ExtractLimits& limits,
                                                      const std::function<bool(std::string_view)>& wanted) {
  const std::string label(name);
  if (!has_zip_end(bytes)) return fail(ErrorCode::kCorrupt, label + ": damaged: the end of the file is missing");
  const auto reader = open_zip(bytes);
  if (reader == nullptr) return fail(ErrorCode::kCorrupt, label + ": damaged: not a readable zip container");
  std::map<std::string, std::string> parts;
  Meter meter(bytes.size(), name, limits);
  archive_entry* entry = nullptr;
  for (;;) {
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF) return parts;
    if (status <= ARCHIVE_FAILED) return fail(ErrorCode::kCorrupt, label + ": damaged: " + reason(reader.get()));
    const char* pathname = archive_entry_pathname(entry);
    if (pathname == nullptr || !wanted(pathname)) continue;
    const std::string part = pathname;
    if (archive_entry_is_data_encrypted(entry) != 0) {
      return fail(ErrorCode::kUnsupported, label + ": unsupported: it is locked by a password", ReadingFault::kLocked);
    }
    auto content = read_part(reader.get(), name, part, meter);
    if (!content) return std::unexpected(content.error());
    if (!parts.emplace(part, std::move(*content)).second) return damaged(name, part, "it is there twice");
  }
}

}  // namespace tamga
