#include "corpora/extract/detect.h"

#include <gtest/gtest.h>

#include "tests/support/zip_builder.h"

namespace tamga {
namespace {

using namespace std::string_literals;
using testing::ArchiveKind;
using testing::make_archive;

std::string old_office(std::string_view stream) {
  auto bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(500, '\0');
  for (const char c : stream) (bytes += c) += '\0';
  return bytes;
}

std::string zip_of(const std::string& name, const std::string& bytes = "x") {
  return make_archive(ArchiveKind::kZip, {{name, bytes}});
}

TEST(Detect, WhatIsNotReadIsNamed) {
  const std::pair<std::string, const char*> cases[] = {
      {"%PDF-1.7\n%\xE2\xE3", "a PDF document"},
      {old_office("WordDocument"), "an old Word document (.doc)"},
      {old_office("PowerPoint Document"), "an old presentation (.ppt)"},
      {old_office("EncryptedPackage"), "locked by a password"},
      {old_office("x"), "an old Office document"},
      {"\x89PNG\r\n\x1A\n"s, "an image; try --ocr"},
      {"\xFF\xD8\xFF\xE0", "an image; try --ocr"},
      {"\x7F"
       "ELF\x02\x01",
       "a program"},
      {"\0\0\0\x18"
       "ftypheic\0\0\0\0"s,
       "a photograph (HEIC), which can be sent as JPEG instead"},
      {"\0\0\0\x18"
       "ftypisom\0\0\2\0"s,
       "a sound or video file"},
      {"MZ\x90\0\x03"s, "a program"},
      {"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"},
      {"Rar!\x1A\x07\x01", "a RAR archive"},
      {"\x1F\x8B\x08\0"s, "a gzip archive"},
      {make_archive(ArchiveKind::kTar, {{"a", "b"}}), "a tar archive"},
      {zip_of("essay.txt"), "a zip archive"},
      {zip_of("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "an OpenDocument spreadsheet"},
      {zip_of("mimetype", "application/vnd.oasis.opendocument.text-master"), "an OpenDocument master document"},
      {zip_of("xl/workbook.xml"), "a spreadsheet"},
      {"<?xml version='1.0'?><FictionBook>", "an e-book (FB2)"},
      {"<?xml version='1.0'?><!DOCTYPE a><a/>", "an XML file"},
      {"<mediawiki xml:lang='ky'><page/>", "a dump of a wiki, which tamga add --wiki reads"},
      {"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", "a saved web page (MHTML)"},
      {"\x01\x02\x03\0\x05"s, "binary data"},
  };
  for (const auto& [bytes, what] : cases) {
    const auto format = detect_format(bytes, "work");
    ASSERT_FALSE(format) << what;
    EXPECT_EQ(format.error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(format.error().message, std::string("work: unsupported: it is ") + what);
  }
}

TEST(Detect, WhatIsOnlySeenOrHeardIsNotCheckable) {
  for (const auto& bytes : {"GIF89a"s,
                            "\0\0\0\x18"
                            "ftypheic\0"s,
                            "OggS"s}) {
    EXPECT_EQ(detect_format(bytes, "work").error().fault, ReadingFault::kNotCheckable);
  }
  EXPECT_EQ(detect_format("SQLite format 3\0"s, "work").error().fault, ReadingFault::kUnsupported);
}

TEST(Detect, NoBytesAreAnError) {
  for (const auto* name : {"a.txt", "a.docx", "a.zip"}) {
    const auto text = extract("", name);
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().code, ErrorCode::kInvalidArgument);
    EXPECT_EQ(text.error().message, std::string(name) + ": the file is empty");
  }
}

TEST(Detect, ContentDecides) {
  EXPECT_EQ(detect_format("Суу", "a.txt"), Format::kPlainText);
  EXPECT_EQ(detect_format("Суу", "a"), Format::kPlainText);
  EXPECT_EQ(detect_format("# Суу", "folder/a.MD"), Format::kMarkdown);
  EXPECT_EQ(detect_format("# Суу", "a.txt"), Format::kPlainText);
  EXPECT_EQ(detect_format("<!DOCTYPE html><p>Суу", "a.txt"), Format::kHtml);
  EXPECT_EQ(detect_format("<?xml version='1.0'?>\n<html>", "a"), Format::kHtml);
  EXPECT_EQ(detect_format("<!-- c -->\n<p dir=ltr>Суу</p>", "onlinetext"), Format::kHtml);
  EXPECT_EQ(detect_format("Суу<br>", "onlinetext.html"), Format::kHtml);
  EXPECT_EQ(detect_format("Суу<br>", "a.txt"), Format::kPlainText);
  EXPECT_EQ(detect_format("<p align=center>x</p>\n# a", "README.md"), Format::kMarkdown);
  EXPECT_EQ(detect_format("<3 is a heart </3>", "a.txt"), Format::kPlainText);
  EXPECT_EQ(detect_format("MZ is how it begins", "a.txt"), Format::kPlainText);
  EXPECT_EQ(detect_format(testing::make_docx(""), "a.zip"), Format::kDocx);
  EXPECT_EQ(detect_format("{\\rtf1\\ansi Hello}", "a.doc"), Format::kRtf);
  EXPECT_EQ(detect_format(zip_of("mimetype", "application/vnd.oasis.opendocument.text"), "a"), Format::kOdt);
  EXPECT_EQ(detect_format(zip_of("mimetype", "application/epub+zip\n"), "a"), Format::kEpub);
  EXPECT_EQ(detect_format(zip_of("META-INF/container.xml"), "a"), Format::kEpub);
  EXPECT_EQ(detect_format(zip_of("ppt/presentation.xml"), "a"), Format::kPptx);
}

TEST(Detect, AWrongExtensionIsANote) {
  const auto text = extract(testing::make_docx("<w:p/>"), "a.txt");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->notes, std::vector<std::string>{"It is named .txt but it is a DOCX file."});
  EXPECT_EQ(extension_note("a.doc", Format::kHtml), "It is named .doc but it is HTML.");
  EXPECT_EQ(extension_note("a.docx", Format::kDocx), "");
  EXPECT_EQ(extension_note("a.tex", Format::kPlainText), "");
}

TEST(Detect, FilesPastTheLimitAreRefused) {
  const auto text = extract(std::string(2'049, 'a'), "a.txt", {.file_bytes = 2'048});
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().message, "a.txt: the file is larger than 2 KiB, the limit");
}

}  // namespace
}  // namespace tamga
