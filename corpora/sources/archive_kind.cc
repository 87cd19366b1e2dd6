#include "corpora/sources/archive_kind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <system_error>

#include "corpora/extract/contains.h"
#include "corpora/extract/detect.h"
#include "corpora/sources/archive_source.h"
#include "corpora/sources/read_file.h"

namespace tamga {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHead = 512;  // a header of tar

// Zip containers that are documents, known without looking inside. What they are in truth the reader finds out.
constexpr std::array kContainerNames = {"docx"sv, "docm"sv, "dotx"sv, "dotm"sv, "odt"sv, "ods"sv,
                                        "odp"sv,  "pptx"sv, "xlsx"sv, "epub"sv, "xps"sv, "pages"sv};
constexpr std::array kArchiveNames = {".zip"sv, ".tar"sv,  ".tar.gz"sv,  ".tgz"sv,  ".tar.xz"sv,
                                      ".txz"sv, ".tzst"sv, ".tar.zst"sv, ".tbz2"sv, ".tar.bz2"sv};

bool is_named_archive(const std::filesystem::path& path) {
  auto name = path.filename().string();
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::ranges::any_of(kArchiveNames, [&name](std::string_view ending) { return name.ends_with(ending); });
}

bool is_packed(std::string_view head) {
  constexpr std::array kMagic = {"\x1F\x8B"sv, "\xFD\x37zXZ\0"sv, "\x28\xB5\x2F\xFD"sv, "BZh"sv};
  return std::ranges::any_of(kMagic, [head](std::string_view magic) { return head.starts_with(magic); });
}

Result<bool> is_zip_archive(const std::filesystem::path& path, std::string_view label, const SourceLimits& limits) {
  if (contains(kContainerNames, extension_of(path.filename().string()))) return false;
  std::error_code failed;
  if (std::filesystem::file_size(path, failed) > limits.file_bytes) return true;
  const auto bytes = read_file(path, label, limits.file_bytes);
  if (!bytes) return std::unexpected(bytes.error());
  return !is_container_document(*bytes);
}

}  // namespace

Result<bool> is_archive(const std::filesystem::path& path, std::string_view label, const SourceLimits& limits) {
  const auto head = read_head(path, label, kHead);
  if (!head) return std::unexpected(head.error());
  if (head->starts_with("PK\x03\x04") || head->starts_with("PK\x05\x06")) return is_zip_archive(path, label, limits);
  if (std::string_view(*head).substr(std::min<std::size_t>(head->size(), 257)).starts_with("ustar")) return true;
  if (is_packed(*head) && holds_archive(path)) return true;
  return is_named_archive(path);
}

}  // namespace tamga
