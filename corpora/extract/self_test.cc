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

using Parts = std::vector<std::pair<std::string, std::string>>;

// A zip container with these parts. Empty where libarchive cannot, so that the test of it fails.
std::string zip_of(const Parts& parts) {
  std::array<char, 4096> buffer{};
  std::size_t used = 0;
  const std::unique_ptr<archive, decltype(&archive_write_free)> writer(archive_write_new(), &archive_write_free);
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), &archive_entry_free);
  archive_write_set_format_zip(writer.get());
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  archive_write_open_memory(writer.get(), buffer.data(), buffer.size(), &used);
  bool written = true;
  for (const auto& [part, content] : parts) {
    archive_entry_clear(entry.get());
    archive_entry_set_pathname(entry.get(), part.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    written = written && archive_write_header(writer.get(), entry.get()) == ARCHIVE_OK &&
              archive_write_data(writer.get(), content.data(), content.size()) >= 0;
  }
  return written && archive_write_close(writer.get()) == ARCHIVE_OK ? std::string(buffer.data(), used) : std::string();
}

// Says in the zip container that its names are UTF-8, as most writers do: libarchive then converts them.
std::string with_utf8_names(std::string zip) {
  constexpr auto kFlags =
      std::to_array<std::pair<std::string_view, std::size_t>>({{"PK\x03\x04", 7}, {"PK\x01\x02", 9}});
  for (const auto& [header, flags] : kFlags) {
    for (auto at = zip.find(header); at != std::string::npos; at = zip.find(header, at + 1)) zip.at(at + flags) |= 0x08;
  }
  return zip;
}

std::string docx_of(const std::string& text) {
  return zip_of({{"word/document.xml", "<d><p><r><t>" + text + "</t></r></p></d>"}});
}

std::string odt_of(const std::string& text) {
  return zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                 {"content.xml", "<d><body><text><p>" + text + "</p></text></body></d>"}});
}

std::string pptx_of(const std::string& text) {
  return zip_of({{"ppt/presentation.xml", "<p/>"},
                 {"ppt/slides/slide1.xml", "<s><sp><p><r><t>" + text + "</t></r></p></sp></s>"}});
}

std::string epub_of(const std::string& text) {
  return zip_of(
      {{"mimetype", "application/epub+zip"},
       {"META-INF/container.xml", "<c><rootfile full-path=\"p.opf\"/></c>"},
       {"p.opf", R"(<p><item id="a" media-type="application/xhtml+xml" href="a.html"/><itemref idref="a"/></p>)"},
       {"a.html", "<html><p>" + text + "</p></html>"}});
}

}  // namespace

std::vector<KnownDocument> known_documents() {
  const std::string text(kText);
  return {{"test.txt", text, text},
          {"test.txt", std::string(kRussianCp1251), std::string(kRussian)},
          {"test.md", "*" + text + "*\n", text},
          {"test.html", "<html><p>" + text + "</p></html>", text},
          {"test.docx", with_utf8_names(docx_of(text)), text},
          {"test.odt", odt_of(text), text},
          {"test.rtf", R"({\rtf1\ansi{\fonttbl{\f0\fcharset204 Times;}}\f0 \'ea\'ee\'b3\u1257?\u1187?})", "коіөң"},
          {"test.pptx", pptx_of(text), text},
          {"test.epub", epub_of(text), text}};
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
