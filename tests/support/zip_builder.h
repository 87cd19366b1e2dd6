// Small archives and DOCX files made in memory, for tests.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tamga::testing {

enum class ArchiveKind : std::uint8_t { kZip, kLockedZip, kTar, kTarGz, kTarXz, kTarZst, kTarBz2, k7z };
enum class EntryKind : std::uint8_t { kFile, kFolder, kLink, kDevice };

struct ArchiveEntry {
  std::string name;  // UTF-8
  std::string bytes;
  EntryKind kind = EntryKind::kFile;
};

// The bytes of an archive; kLockedZip has the password "secret". Aborts the test program where libarchive refuses.
std::string make_archive(ArchiveKind kind, const std::vector<ArchiveEntry>& entries);

// A RAR archive (version 4) with one file, stored as it is. libarchive writes none.
std::string make_rar(const std::string& name, const std::string& bytes);

// A DOCX file with this content of w:body, and with more parts ("word/footnotes.xml", whole).
std::string make_docx(std::string_view body, const std::vector<ArchiveEntry>& more = {});

// A part with this root element ("w:footnotes") around `content`, with the namespaces declared.
std::string word_part(std::string_view root, std::string_view content);

}  // namespace tamga::testing
