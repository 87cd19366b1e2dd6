#include "corpora/extract/epub.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/corpora/extract/layout_check.h"
#include "tests/support/zip_builder.h"

namespace tamga {
namespace {

using testing::ArchiveEntry;
using testing::ArchiveKind;
using testing::make_archive;

constexpr const char* kContainer =
    "<container xmlns='c'><rootfiles><rootfile full-path='OEBPS/content.opf'/></rootfiles></container>";
constexpr const char* kPackage =
    "<package xmlns='p'><manifest><item id='two' media-type='application/xhtml+xml' href='b%20b.xhtml'/>"
    "<item id='one' media-type='application/xhtml+xml' href='text/a.xhtml'/>"
    "<item id='style' media-type='text/css' href='s.css'/></manifest>"
    "<spine><itemref idref='one'/><itemref idref='two'/><itemref idref='two'/><itemref "
    "idref='style'/></spine></package>";

std::string make_epub(const std::vector<ArchiveEntry>& more) {
  std::vector<ArchiveEntry> parts = {{"mimetype", "application/epub+zip"}, {"META-INF/container.xml", kContainer}};
  parts.insert(parts.end(), more.begin(), more.end());
  return make_archive(ArchiveKind::kZip, parts);
}

const std::vector<ArchiveEntry> kChapters = {
    {"OEBPS/content.opf", kPackage},
    {"OEBPS/b b.xhtml", "<html xmlns='h'><body><p>Экинчи</p></body></html>"},
    {"OEBPS/text/a.xhtml",
     "<?xml version='1.0'?><!DOCTYPE html><html><head><title>t</title></head><body><h1>Башы</h1></body></html>"},
    {"OEBPS/other.xhtml", "<p>not in the spine</p>"}};

TEST(Epub, ChaptersInTheOrderOfTheSpine) {
  const auto text = extract(make_epub(kChapters), "book.epub");
  ASSERT_TRUE(text) << text.error().message;
  testing::expect_sound_layout(*text, "epub");
  EXPECT_EQ(testing::outline(*text), "[heading] Башы\n[body] Экинчи\n");
  EXPECT_EQ(text->format, "EPUB");
}

TEST(Epub, RefusesWithTheReason) {
  const auto message = [](const std::string& bytes) { return extract(bytes, "a.epub").error().message; };
  EXPECT_EQ(message(make_epub({})), "a.epub: damaged: part OEBPS/content.opf is missing");
  EXPECT_EQ(message(make_epub({{"OEBPS/content.opf", kPackage}})),
            "a.epub: part OEBPS/text/a.xhtml: damaged: it is missing");
  EXPECT_EQ(message(make_archive(ArchiveKind::kZip, {{"mimetype", "application/epub+zip"}})),
            "a.epub: damaged: part META-INF/container.xml is missing");
  auto locked = kChapters;
  locked.push_back({"META-INF/encryption.xml", "<e><CipherReference URI='OEBPS/text/a.xhtml'/></e>"});
  EXPECT_EQ(message(make_epub(locked)), "a.epub: unsupported: its chapters are locked");
}

TEST(Epub, ScrambledFontsLockNothing) {
  auto parts = kChapters;
  parts.push_back({"META-INF/encryption.xml", "<e><CipherReference URI='OEBPS/font.otf'/></e>"});
  EXPECT_TRUE(extract(make_epub(parts), "a.epub"));
}

}  // namespace
}  // namespace tamga
