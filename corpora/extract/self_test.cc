#include "corpora/extract/self_test.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "corpora/extract/extract.h"

namespace tamga {
namespace {

constexpr std::string_view kText = "Көк түндүк үстүндө: ёлка и 12 words.";

// The same words as CP1251 has them: no letter of Kyrgyz alone.
constexpr std::string_view kRussian = "Старый мост через реку построили до войны, и по нему ещё ездят.";
constexpr std::string_view kRussianCp1251 =
    "\xD1\xF2\xE0\xF0\xFB\xE9 \xEC\xEE\xF1\xF2 \xF7\xE5\xF0\xE5\xE7 \xF0\xE5\xEA\xF3 "
    "\xEF\xEE\xF1\xF2\xF0\xEE\xE8\xEB\xE8 \xE4\xEE \xE2\xEE\xE9\xED\xFB, \xE8 \xEF\xEE \xED\xE5\xEC\xF3 "
    "\xE5\xF9\xB8 \xE5\xE7\xE4\xFF\xF2.";

// A zip container with one part. Empty where libarchive cannot, so that the test of it fails.
std::string zip_of(std::string_view part, std::string_view content) {
  std::array<char, 4096> buffer{};
  std::size_t used = 0;
  const std::unique_ptr<archive, decltype(&archive_write_free)> writer(archive_write_new(), &archive_write_free);
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), &archive_entry_free);
  archive_write_set_format_zip(writer.get());
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  archive_write_open_memory(writer.get(), buffer.data(), buffer.size(), &used);
  archive_entry_set_pathname(entry.get(), std::string(part).c_str());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
  const bool written = archive_write_header(writer.get(), entry.get()) == ARCHIVE_OK &&
                       archive_write_data(writer.get(), content.data(), content.size()) >= 0 &&
                       archive_write_close(writer.get()) == ARCHIVE_OK;
  return written ? std::string(buffer.data(), used) : std::string();
}

std::string docx_of(std::string_view text) {
  return zip_of("word/document.xml", "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>" + std::string(text) +
                                         "</w:t></w:r></w:p></w:body></w:document>");
}

}  // namespace

std::vector<KnownDocument> known_documents() {
  const std::string text(kText);
  return {{"test.txt", text, text},
          {"test.txt", std::string(kRussianCp1251), std::string(kRussian)},
          {"test.md", "*" + text + "*\n", text},
          {"test.html", "<html><p>" + text + "</p></html>", text},
          {"test.docx", docx_of(text), text}};
}

std::optional<std::string> first_misread(const std::vector<KnownDocument>& documents) {
  for (const auto& document : documents) {
    const auto read = extract(document.bytes, document.name);
    if (!read) return "the self-test fails: " + read.error().message;
    if (read->text != document.words) return "the self-test fails: " + document.name + " is not read as it was written";
  }
  return std::nullopt;
}

}  // namespace tamga
