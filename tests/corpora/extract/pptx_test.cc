#include "corpora/extract/pptx.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "corpora/extract/part_path.h"
#include "tests/corpora/extract/layout_check.h"
#include "tests/support/zip_builder.h"

namespace tamga {
namespace {

using testing::ArchiveEntry;
using testing::ArchiveKind;
using testing::make_archive;

std::string shape(const std::string& text, const std::string& placeholder = "") {
  return "<p:sp><p:nvSpPr><p:nvPr>" + (placeholder.empty() ? "" : "<p:ph type='" + placeholder + "'/>") +
         "</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>" + text + "</a:t></a:r></a:p></p:txBody></p:sp>";
}

std::string slide(const std::string& shapes, const std::string& attributes = "") {
  return "<p:sld xmlns:p='p' xmlns:a='a' xmlns:mc='m' " + attributes + "><p:cSld><p:spTree>" + shapes +
         "</p:spTree></p:cSld></p:sld>";
}

std::string relations(const std::vector<std::pair<std::string, std::string>>& type_and_target) {
  std::string xml = "<Relationships>";
  int number = 0;
  for (const auto& [type, target] : type_and_target) {
    xml +=
        "<Relationship Id='r" + std::to_string(++number) + "' Type='http://x/" + type + "' Target='" + target + "'/>";
  }
  return xml + "</Relationships>";
}

// Two slides, the second file first.
std::string make_pptx(const std::string& first, const std::string& second, const std::vector<ArchiveEntry>& more = {}) {
  std::vector<ArchiveEntry> parts = {
      {"ppt/presentation.xml",
       "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId id='256' r:id='r2'/><p:sldId id='257' r:id='r1'/>"
       "</p:sldIdLst></p:presentation>"},
      {"ppt/_rels/presentation.xml.rels",
       relations({{"slide", "slides/slide1.xml"}, {"slide", "/ppt/slides/slide2.xml"}})},
      {"ppt/slides/slide2.xml", first},
      {"ppt/slides/slide1.xml", second}};
  parts.insert(parts.end(), more.begin(), more.end());
  return make_archive(ArchiveKind::kZip, parts);
}

ExtractedText read(const std::string& bytes) {
  auto text = extract(bytes, "talk.pptx");
  EXPECT_TRUE(text) << text.error().message;
  if (text) testing::expect_sound_layout(*text, "pptx");
  return text.value_or(ExtractedText{});
}

TEST(Pptx, SlidesInTheOrderOfThePresentation) {
  const auto text = read(make_pptx(slide(shape("Биринчи", "title") + shape("body")), slide(shape("second"))));
  EXPECT_EQ(testing::outline(text), "[heading] Биринчи\n[body] body\n[body] second\n");
  ASSERT_EQ(text.blocks.size(), 3U);
  EXPECT_EQ(text.blocks[1].page, 1U);
  EXPECT_EQ(text.blocks[2].page, 2U);
}

TEST(Pptx, DatesFootersAndNumbersAreNoText) {
  const auto shapes = shape("a") + shape("2026", "dt") + shape("footer", "ftr") + shape("7", "sldNum");
  EXPECT_EQ(testing::outline(read(make_pptx(slide(shapes), slide("")))), "[body] a\n");
}

TEST(Pptx, TablesGroupsAndBreaks) {
  const auto table =
      "<a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>b</a:t></a:r><a:br/><a:fld><a:t>c</a:t></a:fld></a:p>"
      "</a:txBody></a:tc></a:tr></a:tbl>";
  const auto shapes = "<p:grpSp>" + shape("a") + "</p:grpSp><p:graphicFrame>" + table + "</p:graphicFrame>";
  EXPECT_EQ(testing::outline(read(make_pptx(slide(shapes), slide("")))), "[body] a\n[table cell] b\nc\n");
}

TEST(Pptx, OfAlternativesEachThatSaysSomethingElse) {
  const auto shapes = "<mc:AlternateContent><mc:Choice>" + shape("a") + "</mc:Choice><mc:Choice>" + shape("a") +
                      "</mc:Choice><mc:Fallback>" + shape("b") + "</mc:Fallback></mc:AlternateContent>";
  EXPECT_EQ(testing::outline(read(make_pptx(slide(shapes), slide("")))), "[body] a\n[body] b\n");
}

TEST(Pptx, OfAlternativesTheFirst) {
  const auto shapes = "<mc:AlternateContent> <mc:Choice>" + shape("a") + "</mc:Choice><mc:Fallback>" + shape("a") +
                      "</mc:Fallback></mc:AlternateContent>";
  EXPECT_EQ(testing::outline(read(make_pptx(slide(shapes), slide("")))), "[body] a\n");
}

TEST(Pptx, DiagramsAndNotesStandBehindTheirSlide) {
  const auto pptx = make_pptx(
      slide(shape("a")), slide(shape("b")),
      {{"ppt/slides/_rels/slide2.xml.rels",
        relations({{"notesSlide", "../notesSlides/notesSlide1.xml"}, {"diagramData", "../diagrams/data1.xml"}})},
       {"ppt/notesSlides/notesSlide1.xml", slide(shape("say this", "body") + shape("1", "sldNum"))},
       {"ppt/diagrams/data1.xml",
        "<d:m xmlns:d='d' xmlns:a='a'><d:t><a:p><a:r><a:t>step</a:t></a:r></a:p></d:t></d:m>"}});
  EXPECT_EQ(testing::outline(read(pptx)), "[body] a\n[body] step\n[comment] say this\n[body] b\n");
}

TEST(Pptx, HiddenSlidesAreNoted) {
  const auto text = read(make_pptx(slide(shape("a"), "show='0'"), slide(shape("b"))));
  EXPECT_EQ(testing::outline(text), "[body] a\n[body] b\n");
  ASSERT_EQ(text.notes.size(), 1U);
  EXPECT_EQ(text.notes[0], "1 of its slides are hidden; they are read like the rest.");
}

TEST(Pptx, WithoutAListTheSlidesComeByNumber) {
  const auto pptx = make_archive(ArchiveKind::kZip, {{"ppt/presentation.xml", "<p/>"},
                                                     {"ppt/slides/slide10.xml", slide(shape("ten"))},
                                                     {"ppt/slides/slide9.xml", slide(shape("nine"))}});
  EXPECT_EQ(testing::outline(read(pptx)), "[body] nine\n[body] ten\n");
}

TEST(Pptx, RefusesWithTheReason) {
  const auto none = make_archive(ArchiveKind::kZip, {{"ppt/presentation.xml", "<p/>"}});
  EXPECT_EQ(extract(none, "a.pptx").error().message, "a.pptx: damaged: there are no slides in it");
  EXPECT_EQ(extract(make_pptx("<broken", slide("")), "a.pptx").error().code, ErrorCode::kCorrupt);
}

TEST(PartPath, IsRelativeToThePart) {
  EXPECT_EQ(part_path("ppt/slides/slide1.xml", "../media/a.xml"), "ppt/media/a.xml");
  EXPECT_EQ(part_path("ppt/slides/slide1.xml", "/docProps/a.xml"), "docProps/a.xml");
  EXPECT_EQ(part_path("", "a.opf"), "a.opf");
  EXPECT_EQ(part_path("OEBPS/content.opf", "%D3%A9%20b.html#top"), "OEBPS/\xD3\xA9 b.html");
  EXPECT_EQ(part_path("a/b", "../../../../etc/passwd"), "etc/passwd");
  EXPECT_EQ(part_path("a/b", "c%"), "a/c%");
  EXPECT_EQ(part_path("a/b", "c%4"), "a/c%4");
}

}  // namespace
}  // namespace tamga
