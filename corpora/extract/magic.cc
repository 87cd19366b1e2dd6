#include "corpora/extract/magic.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace tamga {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kProgram = "a program";

struct Magic {
  std::size_t at;
  std::string_view bytes;
  std::string_view what;
};

constexpr auto kMagic = std::to_array<Magic>({
    {0, "\x89PNG"sv, kImage},
    {0, "\xFF\xD8\xFF"sv, kImage},
    {0, "GIF87a"sv, kImage},
    {0, "GIF89a"sv, kImage},
    {0, "II*\0"sv, kImage},
    {0, "MM\0*"sv, kImage},
    {8, "WEBP"sv, kImage},
    {0,
     "\x7F"
     "ELF"sv,
     kProgram},
    {0, "\xCA\xFE\xBA\xBE"sv, kProgram},
    {0, "\xCF\xFA\xED\xFE"sv, kProgram},
    {0, "7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive"},
    {0, "Rar!\x1A\x07"sv, "a RAR archive"},
    {0, "\x1F\x8B\x08"sv, "a gzip archive"},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     "an xz archive"},
    {0, "\x28\xB5\x2F\xFD"sv, "a Zstandard archive"},
    {257, "ustar"sv, "a tar archive"},
    {0, "ID3"sv, kSound},
    {0, "OggS"sv, kSound},
    {4, "ftypheic"sv, kPhoto},
    {4, "ftypheix"sv, kPhoto},
    {4, "ftypmif1"sv, kPhoto},
    {4, "ftypmsf1"sv, kPhoto},
    {4, "ftypavif"sv, kPhoto},
    {4, "ftyp"sv, kSound},
    {8, "AVI "sv, kSound},
    {8, "WAVE"sv, kSound},
    {0, "SQLite format 3\0"sv, "a database"},
    {0, "AT&TFORM"sv, "a DjVu document"},
    {0, "%!PS"sv, "a PostScript document"},
    {0, "\xFFWPC"sv, "a WordPerfect document"},
});

// Magic of two or three letters, which a text might begin with: there is a zero byte soon after.
constexpr auto kWeakMagic = std::to_array<Magic>({
    {0, "MZ"sv, kProgram},
    {0, "BM"sv, kImage},
    {0, "BZh"sv, "a bzip2 archive"},
});

constexpr std::string_view kOldOffice = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

bool holds_utf16(std::string_view bytes, std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) (wide += c) += '\0';
  return bytes.contains(wide);
}

std::string_view old_office_kind(std::string_view bytes) {
  constexpr auto kStreams = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"EncryptedPackage", kLockedOffice},
      {"WordDocument", "an old Word document (.doc)"},
      {"PowerPoint Document", "an old presentation (.ppt)"},
      {"Workbook", "an old spreadsheet (.xls)"},
      {"MatOST", "a Works document (.wps)"},
  });
  for (const auto& [stream, what] : kStreams) {
    if (holds_utf16(bytes, stream)) return what;
  }
  return "an old Office document";
}

bool has(std::string_view bytes, const Magic& magic) {
  return bytes.size() > magic.at && bytes.substr(magic.at).starts_with(magic.bytes);
}

}  // namespace

std::optional<std::string_view> known_binary(std::string_view bytes) {
  if (bytes.substr(0, 1024).contains("%PDF-")) return "a PDF document";
  if (bytes.starts_with(kOldOffice)) return old_office_kind(bytes);
  const auto matches = [bytes](const Magic& magic) { return has(bytes, magic); };
  if (const auto* const found = std::ranges::find_if(kMagic, matches); found != kMagic.end()) return found->what;
  if (const auto* const found = std::ranges::find_if(kWeakMagic, matches);
      found != kWeakMagic.end() && bytes.substr(0, 256).contains('\0')) {
    return found->what;
  }
  return std::nullopt;
}

std::string_view container_kind(const ContainerSigns& signs) {
  constexpr auto kTypes = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"opendocument.text-master", "an OpenDocument master document"},
      {"opendocument.text-web", "an OpenDocument web page"},
      {"opendocument.presentation", "an OpenDocument presentation"},
      {"opendocument.spreadsheet", "an OpenDocument spreadsheet"},
  });
  for (const auto& [type, what] : kTypes) {
    if (signs.mimetype.contains(type)) return what;
  }
  if (signs.presentation_folder || signs.content_types.contains("presentationml")) return "a presentation";
  if (signs.spreadsheet_folder || signs.content_types.contains("spreadsheetml")) return "a spreadsheet";
  if (signs.content_types.contains("ms-package.xps")) return "an XPS document";
  if (signs.pages_folder) return "a Pages document";
  return signs.mimetype.empty() ? "a zip archive" : "an OpenDocument file";
}

}  // namespace tamga
