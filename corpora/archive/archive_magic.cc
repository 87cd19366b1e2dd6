#include "corpora/archive/archive_magic.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "corpora/extract/contains.h"
#include "corpora/extract/detect.h"

namespace tamga {
namespace {

using namespace std::string_view_literals;

constexpr std::array kContainerNames = {"docx"sv, "docm"sv, "dotx"sv, "dotm"sv, "odt"sv,  "ott"sv,  "ods"sv, "odp"sv,
                                        "pptx"sv, "pptm"sv, "ppsx"sv, "potx"sv, "xlsx"sv, "epub"sv, "xps"sv, "pages"sv};
constexpr std::array kArchiveNames = {".zip"sv,     ".tar"sv, ".tar.gz"sv,  ".tgz"sv,     ".tar.xz"sv,
                                      ".txz"sv,     ".7z"sv,  ".tzst"sv,    ".tar.zst"sv, ".tbz2"sv,
                                      ".tar.bz2"sv, ".rar"sv, ".tar.lzma"sv};
constexpr std::array kContainerSigns = {"[Content_Types].xml"sv, "word/document.xml"sv, "mimetype"sv,
                                        "META-INF/container.xml"sv, "Index/Document.iwa"sv};

bool starts_with_any(std::string_view head, const auto& magics) {
  return std::ranges::any_of(magics, [head](std::string_view magic) { return head.starts_with(magic); });
}

}  // namespace

bool is_zip_magic(std::string_view head) {
  return starts_with_any(head, std::array{"PK\x03\x04"sv, "PK\x05\x06"sv, "PK\x07\x08"sv});
}

bool is_packed_magic(std::string_view head) {
  return starts_with_any(head, std::array{"\x1F\x8B"sv, "\xFD\x37zXZ\0"sv, "\x28\xB5\x2F\xFD"sv, "BZh"sv});
}

bool has_archive_magic(std::string_view head) {
  constexpr std::size_t kTarMagic = 257;
  if (is_zip_magic(head) || is_packed_magic(head)) return true;
  if (starts_with_any(head, std::array{"7z\xBC\xAF\x27\x1C"sv, "Rar!\x1A\x07"sv})) return true;
  return head.substr(std::min(head.size(), kTarMagic)).starts_with("ustar");
}

bool is_archive_name(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::ranges::any_of(kArchiveNames, [&lower](std::string_view ending) { return lower.ends_with(ending); });
}

bool is_container_name(std::string_view name) {
  return contains(kContainerNames, extension_of(name));
}

bool is_container_sign(std::string_view part) {
  return std::ranges::find(kContainerSigns, part) != kContainerSigns.end();
}

}  // namespace tamga
