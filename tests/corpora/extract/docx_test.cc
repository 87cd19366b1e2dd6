#include "corpora/extract/docx.h"

#include <gtest/gtest.h>

#include "tests/corpora/extract/layout_check.h"
#include "tests/support/zip_builder.h"

namespace tamga {
namespace {

using testing::ArchiveEntry;
using testing::make_docx;
using testing::word_part;

ExtractedText read(const std::string& bytes) {
  auto text = extract(bytes, "essay.docx");
  EXPECT_TRUE(text) << text.error().message;
  if (text) testing::expect_sound_layout(*text, "docx");
  return text.value_or(ExtractedText{});
}

Error refused(const std::string& bytes, const ExtractLimits& limits = {}) {
  const auto text = extract(bytes, "essay.docx", limits);
  EXPECT_FALSE(text) << text->text;
  return text ? Error{} : text.error();
}

std::string paragraph(const std::string& text) {
  return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

struct DocxCase {
  const char* name;
  const char* body;
  const char* outline;
};

const DocxCase kCases[] = {
    {"runs of a paragraph",
     "<w:p><w:r><w:t>Кө</w:t></w:r><w:r><w:t xml:space='preserve'>л </w:t></w:r><w:r><w:t>суу</w:t></w:r></w:p>",
     "[body] Көл суу\n"},
    {"empty paragraphs leave no trace", "<w:p/><w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t> </w:t></w:r></w:p>",
     "[body] a\n"},
    {"tabs, breaks, hyphens",
     "<w:p><w:pPr><w:tabs><w:tab "
     "w:val='left'/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>"
     "<w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r></w:p>",
     "[body] a\tb\nc\u2011d\u00ADe\n"},
    {"table cells, also nested",
     "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></"
     "w:tc></w:tr>"
     "</w:tbl></w:tc></w:tr></w:tbl>",
     "[table cell] a\n[table cell] b\n"},
    {"headings by style and by level",
     "<w:p><w:pPr><w:pStyle w:val='1'/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
     "<w:p><w:pPr><w:pStyle w:val='own'/></w:pPr><w:r><w:t>b</w:t></w:r></w:p>"
     "<w:p><w:pPr><w:outlineLvl w:val='2'/></w:pPr><w:r><w:t>c</w:t></w:r></w:p>"
     "<w:p><w:pPr><w:pStyle w:val='plain'/><w:outlineLvl w:val='9'/></w:pPr><w:r><w:t>d</w:t></w:r></w:p>",
     "[heading] a\n[heading] b\n[heading] c\n[body] d\n"},
    {"a text box said twice is read once, behind its paragraph",
     "<w:p><w:r><w:t>be</w:t></w:r><w:r><mc:AlternateContent><mc:Choice "
     "Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
     "<w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
     "<v:textbox><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>"
     "</mc:AlternateContent></w:r><w:r><w:t>fore</w:t></w:r></w:p>",
     "[body] before\n[text box] box\n"},
    {"a text box in a text box",
     "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>outer</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>inner"
     "</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
     "[text box] outer\n[text box] inner\n"},
    {"the fallback, where no choice has text",
     "<w:p><w:r><mc:AlternateContent><mc:Choice "
     "Requires='x'><w:drawing/></mc:Choice><mc:Fallback><w:t>f</w:t></mc:Fallback>"
     "</mc:AlternateContent></w:r></w:p>",
     "[body] f\n"},
    // Word shows the choice that it understands, others the fallback.
    {"another text in the fallback is read too",
     "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='unknown'><w:t>nothing</w:t></mc:Choice><mc:Choice "
     "Requires='wps'><w:t>no thing</w:t></mc:Choice><mc:Fallback><w:t> copied</w:t></mc:Fallback></mc:AlternateContent>"
     "</w:r></w:p><mc:AlternateContent><mc:Choice Requires='x'><w:p><w:r><w:t>a</w:t></w:r></w:p></mc:Choice>"
     "<mc:Fallback><w:p><w:r><w:t>b</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>",
     "[body] nothing copied\n[body] a\n[body] b\n"},
    {"fields show their result",
     "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>",
     "[body] 7\n"},
    {"content controls and links",
     "<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent><w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink></"
     "w:p></w:sdtContent></w:sdt>",
     "[body] a\n"},
    {"symbols",
     "<w:p><w:r><w:t>a</w:t><w:sym w:font='Symbol' w:char='F0B7'/><w:sym w:font='Arial' w:char='2116'/></w:r></w:p>",
     "[body] a№\n"},
    {"entities", "<w:p><w:r><w:t>&lt;&#1257;&amp;</w:t></w:r></w:p>", "[body] <ө&\n"},
};

const std::string kStyles =
    "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='own'><w:name w:val='Own'/><w:basedOn w:val='1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='plain'><w:name w:val='Normal'/></w:style>";

TEST(Docx, Tables) {
  for (const auto& each : kCases) {
    const auto text = read(make_docx(each.body, {{"word/styles.xml", word_part("w:styles", kStyles)}}));
    EXPECT_EQ(testing::outline(text), each.outline) << each.name;
    EXPECT_TRUE(text.notes.empty()) << each.name;
  }
}

TEST(Docx, AllPartsAreReadInOrder) {
  const std::vector<ArchiveEntry> parts = {
      {"word/header10.xml", word_part("w:hdr", paragraph("head ten"))},
      {"word/header2.xml", word_part("w:hdr", paragraph("head two"))},
      {"word/footer1.xml", word_part("w:ftr", paragraph("foot"))},
      {"word/comments.xml", word_part("w:comments", "<w:comment>" + paragraph("remark") + "</w:comment>")},
      {"word/endnotes.xml", word_part("w:endnotes", "<w:endnote w:id='2'>" + paragraph("end") + "</w:endnote>")},
      {"word/footnotes.xml",
       word_part(
           "w:footnotes",
           "<w:footnote w:type='separator'><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id='2'>" +
               paragraph("note") + "</w:footnote>")}};
  const std::string expected =
      "[body] text\n[footnote] note\n[endnote] end\n[comment] remark\n[header] head two\n[header] head ten\n[footer] "
      "foot\n";
  const std::string body =
      "<w:p><w:r><w:t>text</w:t><w:footnoteReference w:id='2'/><w:endnoteReference w:id='2'/></w:r></w:p>";
  EXPECT_EQ(testing::outline(read(make_docx(body, parts))), expected);
  auto nameless = parts;  // and without [Content_Types].xml, by their usual names
  nameless.push_back({"word/document.xml", word_part("w:document", "<w:body>" + body + "</w:body>")});
  EXPECT_EQ(testing::outline(read(make_archive(testing::ArchiveKind::kZip, nameless))), expected);
}

TEST(Docx, DeletedTextIsOutAndInsertedTextIsIn) {
  const auto text =
      read(make_docx("<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></"
                     "w:del><w:ins><w:r><w:t>c</w:t></w:r></w:ins>"
                     "<w:moveFrom><w:r><w:t>d</w:t></w:r></w:moveFrom></w:p>"));
  EXPECT_EQ(testing::outline(text), "[body] ac\n");
  ASSERT_EQ(text.notes.size(), 1U);
  EXPECT_TRUE(text.notes[0].contains("tracked changes"));
}

TEST(Docx, HiddenTextAndEmbeddedFilesAreNamed) {
  const auto hidden = read(make_docx("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r></w:p>"));
  EXPECT_EQ(hidden.text, "");
  EXPECT_EQ(hidden.hidden, (std::vector<HiddenRun>{{.text = "a", .at = 0, .how = HiddenBy::kFormat}}));
  EXPECT_EQ(hidden.notes.size(), 2U);
  EXPECT_TRUE(read(make_docx("<w:p><w:r><w:rPr><w:webHidden/></w:rPr><w:t>a</w:t></w:r></w:p>")).notes.empty());
  EXPECT_TRUE(read(make_docx("<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>a</w:t></w:r></w:p>")).notes.empty());
  EXPECT_EQ(read(make_docx(paragraph("a") + "<w:altChunk/>")).notes.size(), 1U);
}

std::string coloured(const std::string& colour) {
  return "<w:p><w:r><w:rPr>" + colour + "</w:rPr><w:t>a</w:t></w:r></w:p>";
}

// What is shown must be checked.
TEST(Docx, WhatIsShownInSpiteOfItsColourIsNotHidden) {
  const auto theme = [](const std::string& entries) {
    return ArchiveEntry{"word/theme/theme1.xml", "<a:theme xmlns:a='a'><a:themeElements><a:clrScheme>" + entries +
                                                     "</a:clrScheme></a:themeElements></a:theme>"};
  };
  const std::string dark = "<a:lt1><a:srgbClr val='223344'/></a:lt1>";
  const auto settings = word_part("w:settings", "<w:clrSchemeMapping w:bg1='dark1'/>");
  const std::vector<std::pair<std::string, std::vector<ArchiveEntry>>> shown = {
      {coloured("<w:color w:val='FFFFFF' w:themeColor='text1'/>"), {}},
      {coloured("<w:color w:val='FFFFFF' w:themeColor='background1' w:themeShade='40'/>"), {}},
      {coloured("<w:color w:val='FFFFFF' w:themeColor='background1'/>"), {theme(dark)}},
      {coloured("<w:color w:val='FFFFFF' w:themeColor='background1'/>"), {{"word/settings.xml", settings}}},
      {coloured("<w:color w:val='FFFFFF'/><w14:textFill><w14:solidFill><w14:srgbClr w14:val='000000'/></w14:solidFill>"
                "</w14:textFill>"),
       {}},
      {coloured("<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='auto' w:themeFill='text1'/>"), {}},
      {"<w:p><w:pPr><w:spacing w:line='200' w:lineRule='exact'/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", {}},
      {"<w:p><w:pPr><w:spacing w:line='10' w:lineRule='atLeast'/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", {}},
      {coloured("<w:color w:val='000000'/>"), {{"word/theme/theme1.xml", "<a:theme"}, {"word/settings.xml", "<"}}},
  };
  for (const auto& [body, parts] : shown) {
    const auto text = read(make_docx(body, parts));
    EXPECT_EQ(text.text, "a") << body;
    EXPECT_TRUE(text.notes.empty()) << body;
  }
}

// Word shows the colour of the page only where the settings say so.
TEST(Docx, OnAPageWhoseColourIsNotShownTextIsNotHidden) {
  const auto document = word_part(
      "w:document", "<w:background w:color='112233'/><w:body>" + coloured("<w:color w:val='112233'/>") + "</w:body>");
  const auto hidden_with = [&](const std::vector<ArchiveEntry>& more) {
    std::vector<ArchiveEntry> parts = {{"word/document.xml", document}};
    parts.insert(parts.end(), more.begin(), more.end());
    return read(make_archive(testing::ArchiveKind::kZip, parts)).hidden.size();
  };
  const auto settings = [](const std::string& shown) {
    return ArchiveEntry{"word/settings.xml", word_part("w:settings", "<w:displayBackgroundShape" + shown + "/>")};
  };
  EXPECT_EQ(hidden_with({}), 0U);
  EXPECT_EQ(hidden_with({settings(" w:val='0'")}), 0U);
  EXPECT_EQ(hidden_with({settings("")}), 1U);
}

TEST(Docx, ANoteToWhichNothingRefersIsOnNoPage) {
  const auto notes =
      word_part("w:footnotes", "<w:footnote w:id='0' w:type='continuationNotice'>" + paragraph("goes on") +
                                   "</w:footnote><w:footnote w:id='1'>" + paragraph("lone") +
                                   "</w:footnote><w:footnote w:id='2'>" + paragraph("note") + "</w:footnote>");
  const std::string body =
      "<w:p><w:r><w:t>text</w:t><w:footnoteReference w:id='2'/><w:endnoteReference w:id='1'/></w:r></w:p>";
  const auto text = read(make_docx(body, {{"word/footnotes.xml", notes}}));
  EXPECT_EQ(testing::outline(text), "[body] text\n[footnote] goes on\n[footnote] note\n");
  ASSERT_EQ(text.hidden.size(), 1U);
  EXPECT_EQ(text.hidden[0].text, "lone");
}

TEST(Docx, ThemesLightenAndDarkenTheirColours) {
  for (const std::string hidden :
       {"<w:color w:val='000000' w:themeColor='text1' w:themeTint='00'/>",
        "<w:color w:val='000000' w:themeColor='background1' w:themeShade='FF'/>", "<w:color w:themeColor='light1'/>",
        "<w:color w:val='FFFFFF' w:themeColor='odd'/>"}) {
    EXPECT_EQ(read(make_docx(coloured(hidden))).hidden.size(), 1U) << hidden;
  }
}

// Programs write such styles: no text can name one, so none may look like it.
TEST(Docx, AStyleWithoutAnIdIsThatOfNoText) {
  const std::string style =
      "<w:style w:type='paragraph'><w:name w:val='heading 1'/><w:rPr><w:sz w:val='2'/><w:vanish/></w:rPr></w:style>";
  const auto text = read(make_docx(paragraph("a"), {{"word/styles.xml", word_part("w:styles", style)}}));
  EXPECT_EQ(testing::outline(text), "[body] a\n");
  EXPECT_TRUE(text.hidden.empty());
}

TEST(Docx, OtherPrefixesAndUtf16AreTheSameText) {
  std::string part =
      R"(<ns0:document xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main"><ns0:body><ns0:p><ns0:r><ns0:t>a</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>)";
  EXPECT_EQ(testing::outline(read(make_archive(testing::ArchiveKind::kZip, {{"word/document.xml", part}}))),
            "[body] a\n");
  std::string wide = "\xFF\xFE";
  for (const char c : part) (wide += c) += '\0';
  EXPECT_EQ(testing::outline(read(make_archive(testing::ArchiveKind::kZip, {{"word/document.xml", wide}}))),
            "[body] a\n");
}

TEST(Docx, DamageNamesPartAndPlace) {
  const auto whole = make_docx(paragraph(std::string(5'000, 'x')));
  for (const std::size_t size : {whole.size() - 30, whole.size() / 2, std::size_t{200}, std::size_t{4}}) {
    const auto error = refused(whole.substr(0, size));
    EXPECT_EQ(error.code, ErrorCode::kCorrupt) << size;
    EXPECT_EQ(error.message, "essay.docx: damaged: the end of the file is missing") << size;
  }
}

TEST(Docx, ADoctypeIsRefused) {
  const auto error = refused(
      make_archive(testing::ArchiveKind::kZip,
                   {{"word/document.xml", "<?xml version='1.0'?><!DOCTYPE w [<!ENTITY a 'b'>]><w:document/>"}}));
  EXPECT_EQ(error.code, ErrorCode::kCorrupt);
  EXPECT_EQ(error.message, "essay.docx: part word/document.xml: a DOCTYPE, which no document may hold (byte 21)");
}

TEST(Docx, BadXmlNamesTheByte) {
  const auto of = [](std::string part) {
    return refused(make_archive(testing::ArchiveKind::kZip, {{"word/document.xml", std::move(part)}}));
  };
  EXPECT_TRUE(of("<w:document><w:p></w:document>")
                  .message.starts_with("essay.docx: part word/document.xml: not well-formed XML at byte 19"));
  EXPECT_EQ(of("<w:document>\xFF</w:document>").message,
            "essay.docx: part word/document.xml: not valid UTF-8 at byte 12");
}

TEST(Docx, ACharacterThatIsNoneBecomesTheReplacementCharacter) {
  EXPECT_EQ(testing::outline(read(make_docx(paragraph("a&#xD800;b")))), "[body] a\uFFFD\uFFFD\uFFFDb\n");
}

TEST(Docx, DepthIsCountedBeforeParsing) {
  std::string deep;
  for (int i = 0; i < 300'000; ++i) deep += "<w:p>";
  const auto error = refused(make_archive(testing::ArchiveKind::kZip, {{"word/document.xml", deep}}));
  EXPECT_EQ(error.code, ErrorCode::kLimitExceeded);
  EXPECT_TRUE(error.message.starts_with("essay.docx: part word/document.xml: elements more than 256 deep, the limit"));
}

TEST(Docx, WithoutItsMainPartItIsDamaged) {
  const auto docx = make_archive(testing::ArchiveKind::kZip,
                                 {{"[Content_Types].xml",
                                   "<Types><Override PartName='/word/document.xml' ContentType='application/"
                                   "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"}});
  EXPECT_EQ(refused(docx).message, "essay.docx: damaged: the part with the text is missing");
}

TEST(Docx, LongTextMeetsTheLimit) {
  const auto error = refused(make_docx(paragraph(std::string(2'000, 'x'))), {.text_bytes = 1'000});
  EXPECT_EQ(error.code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(error.message, "essay.docx: its text is longer than 1000 bytes, the limit");
}

}  // namespace
}  // namespace tamga
