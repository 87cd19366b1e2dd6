#include "tests/support/zip_builder.h"

#include <archive.h>
#include <archive_entry.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "corpora/archive/archive_locale.h"

namespace tamga::testing {
namespace {

void require(int status, archive* writer) {
  if (status >= ARCHIVE_WARN) return;
  std::fprintf(stderr, "zip_builder: %s\n", archive_error_string(writer));
  std::abort();
}

void set_format(archive* writer, ArchiveKind kind) {
  if (kind == ArchiveKind::kZip || kind == ArchiveKind::kLockedZip) {
    require(archive_write_set_format_zip(writer), writer);
    if (kind == ArchiveKind::kZip) return;
    require(archive_write_set_options(writer, "zip:encryption=traditional"), writer);
    require(archive_write_set_passphrase(writer, "secret"), writer);
    return;
  }
  if (kind == ArchiveKind::k7z) return require(archive_write_set_format_7zip(writer), writer);
  require(archive_write_set_format_pax_restricted(writer), writer);
  if (kind == ArchiveKind::kTarGz) require(archive_write_add_filter_gzip(writer), writer);
  if (kind == ArchiveKind::kTarXz) require(archive_write_add_filter_xz(writer), writer);
  if (kind == ArchiveKind::kTarZst) require(archive_write_add_filter_zstd(writer), writer);
  if (kind == ArchiveKind::kTarBz2) require(archive_write_add_filter_bzip2(writer), writer);
}

void write_entry(archive* writer, const ArchiveEntry& item) {
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), &archive_entry_free);
  archive_entry_set_pathname_utf8(entry.get(), item.name.c_str());
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  if (item.kind == EntryKind::kFolder) archive_entry_set_filetype(entry.get(), AE_IFDIR);
  if (item.kind == EntryKind::kDevice) archive_entry_set_filetype(entry.get(), AE_IFCHR);
  if (item.kind == EntryKind::kLink) {
    archive_entry_set_filetype(entry.get(), AE_IFLNK);
    archive_entry_set_symlink_utf8(entry.get(), "/etc/passwd");
  }
  if (item.kind == EntryKind::kFile) archive_entry_set_size(entry.get(), static_cast<la_int64_t>(item.bytes.size()));
  require(archive_write_header(writer, entry.get()), writer);
  if (item.kind == EntryKind::kFile && archive_write_data(writer, item.bytes.data(), item.bytes.size()) < 0) {
    require(ARCHIVE_FATAL, writer);
  }
}

la_ssize_t append(archive* /*writer*/, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

}  // namespace

std::string make_archive(ArchiveKind kind, const std::vector<ArchiveEntry>& entries) {
  const ArchiveLocale locale;
  std::string out;
  const std::unique_ptr<archive, decltype(&archive_write_free)> writer(archive_write_new(), &archive_write_free);
  set_format(writer.get(), kind);
  require(archive_write_set_bytes_in_last_block(writer.get(), 1), writer.get());
  require(archive_write_open(writer.get(), &out, nullptr, append, nullptr), writer.get());
  for (const auto& entry : entries) write_entry(writer.get(), entry);
  require(archive_write_close(writer.get()), writer.get());
  return out;
}

std::string make_rar(const std::string& name, const std::string& bytes) {
  std::string out("Rar!\x1A\x07\0", 7);
  const auto number = [](std::uint64_t value, int count) {
    std::string little;
    for (int i = 0; i < count; ++i, value >>= 8U) little += static_cast<char>(value & 0xFFU);
    return little;
  };
  const auto crc = [](const std::string& of) {
    std::uint32_t sum = ~0U;
    for (const char c : of) {
      sum ^= static_cast<unsigned char>(c);
      for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~sum;
  };
  const auto add = [&](const std::string& header) { out += number(crc(header) & 0xFFFFU, 2) + header; };
  add("\x73" + number(0, 2) + number(13, 2) + number(0, 6));
  constexpr std::uint32_t kStoredUnicode = 0x8200;
  add("\x74" + number(kStoredUnicode, 2) + number(32 + name.size(), 2) + number(bytes.size(), 4) +
      number(bytes.size(), 4) + number(3, 1) + number(crc(bytes), 4) + number(0, 4) + number(20, 1) + "\x30" +
      number(name.size(), 2) + number(0x81A4, 4) + name);
  out += bytes;
  add("\x7B" + number(0x4000, 2) + number(7, 2));
  return out;
}

std::string word_part(std::string_view root, std::string_view content) {
  const std::string name(root);
  return R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><)" + name +
         R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
         R"( xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")"
         R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:v">)" +
         std::string(content) + "</" + name + ">";
}

std::string make_docx(std::string_view body, const std::vector<ArchiveEntry>& more) {
  constexpr std::string_view kType = "application/vnd.openxmlformats-officedocument.";
  std::string types =
      R"(<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)";
  const auto override_part = [&](const std::string& part, const std::string& type) {
    types += "<Override PartName=\"/" + part + "\" ContentType=\"" + std::string(kType) + type + "+xml\"/>";
  };
  override_part("word/document.xml", "wordprocessingml.document.main");
  for (const auto& part : more) {
    const auto begin = part.name.find_last_of('/') + 1;
    const auto end = part.name.find_first_of("0123456789.", begin);
    const auto kind = part.name.substr(begin, end - begin);
    override_part(part.name, kind == "theme" ? kind : "wordprocessingml." + kind);
  }
  std::vector<ArchiveEntry> entries = {
      {"[Content_Types].xml", types + "</Types>"},
      {"word/document.xml", word_part("w:document", "<w:body>" + std::string(body) + "</w:body>")}};
  entries.insert(entries.end(), more.begin(), more.end());
  return make_archive(ArchiveKind::kZip, entries);
}

}  // namespace tamga::testing
