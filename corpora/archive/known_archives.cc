#include "corpora/archive/known_archives.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <string_view>

#include "corpora/archive/archive_locale.h"

namespace tamga {
namespace {

using Setting = int (*)(archive*);

std::string archive_of(Setting format, Setting packing) {
  const ArchiveLocale utf8;
  const std::string_view words = kKnownWords;
  std::string bytes(64U << 10U, '\0');
  std::size_t used = 0;
  const std::unique_ptr<archive, decltype(&archive_write_free)> writer(archive_write_new(), &archive_write_free);
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), &archive_entry_free);
  const bool known = format(writer.get()) == ARCHIVE_OK && packing(writer.get()) == ARCHIVE_OK;
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  archive_entry_set_pathname(entry.get(), kKnownEntry);
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(words.size()));
  const bool written =
      known && archive_write_open_memory(writer.get(), bytes.data(), bytes.size(), &used) == ARCHIVE_OK &&
      archive_write_header(writer.get(), entry.get()) >= ARCHIVE_WARN &&
      archive_write_data(writer.get(), words.data(), words.size()) == static_cast<la_ssize_t>(words.size()) &&
      archive_write_close(writer.get()) == ARCHIVE_OK;
  return written ? bytes.substr(0, used) : std::string();
}

// libarchive writes 7z by way of a file. So the head and the tail stand here; between them are the words, stored.
std::string seven_zip() {
  constexpr std::string_view kHead(
      "7z\xBC\xAF\x27\x1C\x00\x04\xFC\x82\x43\x99\x39\x00\x00\x00\x00\x00\x00\x00\x3A\x00\x00\x00\x00\x00\x00\x00"
      "\xF7\xA1\x76\xE5",
      32);
  constexpr std::string_view kTail(
      "\x01\x04\x06\x00\x01\x09\x39\x00\x07\x0B\x01\x00\x01\x01\x00\x0C\x39\x00\x08\x0A\x01\xCA\x7C\xEB\x52\x00\x00"
      "\x05\x01\x11\x11\x00\x3A\x04\xE9\x04\x3B\x04.\0t\0x\0t\0\0\0\x15\x06\x01\x00\x20\x80\xA4\x81\x00\x00",
      58);
  return std::string(kHead) + kKnownWords + std::string(kTail);
}

}  // namespace

std::vector<KnownArchive> known_archives() {
  const Setting tar = archive_write_set_format_pax_restricted;
  return {{"test.zip", archive_of(archive_write_set_format_zip, archive_write_add_filter_none)},
          {"test.7z", seven_zip()},
          {"test.tar.gz", archive_of(tar, archive_write_add_filter_gzip)},
          {"test.tar.bz2", archive_of(tar, archive_write_add_filter_bzip2)},
          {"test.tar.xz", archive_of(tar, archive_write_add_filter_xz)},
          {"test.tar.zst", archive_of(tar, archive_write_add_filter_zstd)}};
}

}  // namespace tamga
