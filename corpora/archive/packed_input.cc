#include "corpora/archive/packed_input.h"

#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <initializer_list>

#include "corpora/extract/safe_name.h"

namespace tamga {
namespace {

constexpr std::size_t kWindow = 64U << 10U;

// Never "all": some filters of libarchive run programs.
void support(archive* reader, PackedInput::Formats formats) {
  for (const auto filter :
       {archive_read_support_filter_gzip, archive_read_support_filter_xz, archive_read_support_filter_lzma,
        archive_read_support_filter_zstd, archive_read_support_filter_bzip2}) {
    filter(reader);
  }
  if (formats == PackedInput::Formats::kPackedFile) {
    archive_read_support_format_raw(reader);
    archive_read_support_format_empty(reader);
    return;
  }
  for (const auto format :
       {archive_read_support_format_zip, archive_read_support_format_tar, archive_read_support_format_7zip,
        archive_read_support_format_rar, archive_read_support_format_rar5}) {
    format(reader);
  }
}

}  // namespace

PackedInput::PackedInput(const ByteFeed& feed, Formats formats)
    : feed_(&feed), reader_(archive_read_new(), &archive_read_free) {
  if (reader_ != nullptr) support(reader_.get(), formats);
}

bool PackedInput::open() {
  if (reader_ == nullptr) return false;
  archive_read_set_read_callback(reader_.get(), &PackedInput::on_read);
  archive_read_set_skip_callback(reader_.get(), &PackedInput::on_skip);
  archive_read_set_seek_callback(reader_.get(), &PackedInput::on_seek);
  archive_read_set_callback_data(reader_.get(), this);
  return archive_read_open1(reader_.get()) >= ARCHIVE_WARN;
}

bool PackedInput::open_packed_file() {
  archive_entry* entry = nullptr;
  return open() && archive_read_next_header(reader_.get(), &entry) >= ARCHIVE_WARN;
}

std::int64_t PackedInput::read(char* bytes, std::size_t room) {
  return archive_read_data(reader_.get(), bytes, room);
}

std::string PackedInput::reason() const {
  const char* const text = reader_ == nullptr ? "there is no memory for it" : archive_error_string(reader_.get());
  return text == nullptr ? "unreadable" : safe_name(text);
}

bool PackedInput::is_locked() const {
  const auto why = reason();
  return why.contains("ncrypt") || why.contains("assphrase");
}

bool PackedInput::lacks_memory() const {
  const auto why = reason();
  return reader_ == nullptr || why.contains("allocate") || why.contains("ut of memory") || why.contains("emory limit");
}

bool PackedInput::is_zip() const {
  return (archive_format(reader_.get()) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
}

std::string_view PackedInput::window(std::uint64_t at) {
  if (at < window_at_ || at - window_at_ >= window_.size()) {
    const auto bytes = feed_->read(at, kWindow);
    window_.assign(bytes.substr(0, kWindow));
    window_at_ = at;
    taken_ += window_.size();
  }
  return std::string_view(window_).substr(at - window_at_);
}

la_ssize_t PackedInput::on_read(archive* /*reader*/, void* self, const void** block) {
  auto& input = *static_cast<PackedInput*>(self);
  if (input.at_ >= input.feed_->size) return 0;
  const auto bytes = input.window(input.at_);
  if (bytes.empty()) {
    archive_set_error(input.reader_.get(), EIO, "the file cannot be read at byte %llu",
                      static_cast<unsigned long long>(input.at_));
    return ARCHIVE_FATAL;
  }
  *block = bytes.data();
  input.at_ += bytes.size();
  return static_cast<la_ssize_t>(bytes.size());
}

la_int64_t PackedInput::on_skip(archive* /*reader*/, void* self, la_int64_t bytes) {
  auto& input = *static_cast<PackedInput*>(self);
  const auto left = static_cast<la_int64_t>(input.feed_->size - std::min(input.at_, input.feed_->size));
  const auto skipped = std::clamp<la_int64_t>(bytes, 0, left);
  input.at_ += static_cast<std::uint64_t>(skipped);
  return skipped;
}

la_int64_t PackedInput::on_seek(archive* /*reader*/, void* self, la_int64_t offset, int whence) {
  auto& input = *static_cast<PackedInput*>(self);
  const auto size = static_cast<la_int64_t>(input.feed_->size);
  const auto base = whence == SEEK_END ? size : whence == SEEK_CUR ? static_cast<la_int64_t>(input.at_) : 0;
  // Offsets come from the archive: in either direction no further than its ends.
  const auto target = std::clamp<la_int64_t>(offset, -base, size - base) + base;
  input.at_ = static_cast<std::uint64_t>(target);
  return target;
}

}  // namespace tamga
