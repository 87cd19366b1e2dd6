#include "corpora/extract/odt.h"

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

constexpr const char* kMimetype = "application/vnd.oasis.opendocument.text";

std::string make_odt(const std::string& body, const std::vector<ArchiveEntry>& more = {}) {
  std::vector<ArchiveEntry> parts = {
      {"mimetype", kMimetype},
      {"content.xml",
       "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:table='b' xmlns:draw='d' xmlns:dc='c' "
       "xmlns:style='s'><office:automatic-styles><style:style style:name='T1' "
       "style:family='text'><style:text-properties "
       "text:display='none'/></style:style></office:automatic-styles><office:body><office:text>" +
           body + "</office:text></office:body></office:document-content>"}};
  parts.insert(parts.end(), more.begin(), more.end());
  return make_archive(ArchiveKind::kZip, parts);
}

ExtractedText read(const std::string& bytes) {
  auto text = extract(bytes, "essay.odt");
  EXPECT_TRUE(text) << text.error().message;
  if (text) testing::expect_sound_layout(*text, "odt");
  return text.value_or(ExtractedText{});
}

struct OdtCase {
  const char* name;
  const char* body;
  const char* outline;
};

const OdtCase kCases[] = {
    {"spans of a paragraph", "<text:p>Кө<text:span>л </text:span>суу</text:p>", "[body] Көл суу\n"},
    {"white space is one space, text:s and tabs are kept",
     "<text:p>  a\n   b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e </text:p>", "[body] a b   c\td\ne\n"},
    {"headings, also by the style of titles",
     "<text:h text:outline-level='1'>A</text:h><text:p text:style-name='Title'>B</text:p><text:p>c</text:p>",
     "[heading] A\n[heading] B\n[body] c\n"},
    {"lists and sections",
     "<text:section><text:list><text:list-item><text:p>a</text:p></text:list-item></text:list></text:section>",
     "[body] a\n"},
    {"cells of tables",
     "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell>"
     "<text:p>b</text:p></table:table-cell></table:table-row></table:table>",
     "[table cell] a\n[table cell] b\n"},
    {"notes stand behind the text, their numbers nowhere",
     "<text:p>a<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>"
     "<text:p>foot</text:p></text:note-body></text:note>b</text:p><text:p>c<text:note text:note-class='endnote'>"
     "<text:note-body><text:p>end</text:p></text:note-body></text:note></text:p>",
     "[body] ab\n[body] c\n[footnote] foot\n[endnote] end\n"},
    {"comments without their author",
     "<text:p>a<office:annotation><dc:creator>N</dc:creator><dc:date>2026</dc:date><text:p>why</text:p>"
     "</office:annotation>b</text:p>",
     "[body] ab\n[comment] why\n"},
    {"text boxes behind their paragraph, descriptions of pictures nowhere",
     "<text:p>a<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box><draw:title>t</draw:title></draw:frame>b"
     "</text:p><text:p>c</text:p>",
     "[body] ab\n[text box] box\n[body] c\n"},
    {"deleted text is not there, inserted text is",
     "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
     "</text:changed-region></text:tracked-changes><text:p>a<text:change-start/>b<text:change-end/></text:p>",
     "[body] ab\n"},
    {"fields show what they show", "<text:p>page <text:page-number>7</text:page-number></text:p>", "[body] page 7\n"},
};

TEST(Odt, ReadsWhatTheDocumentShows) {
  for (const auto& each : kCases) EXPECT_EQ(testing::outline(read(make_odt(each.body))), each.outline) << each.name;
}

TEST(Odt, HeadersAndFootersOfThePagesComeLast) {
  const auto odt =
      make_odt("<text:p>a</text:p>",
               {{"styles.xml",
                 "<office:document-styles xmlns:office='o' xmlns:style='s' xmlns:text='t'>"
                 "<office:master-styles><style:master-page><style:header><text:p>top</text:p></style:header>"
                 "<style:footer><text:p>foot</text:p></style:footer></style:master-page>"
                 "</office:master-styles></office:document-styles>"}});
  EXPECT_EQ(testing::outline(read(odt)), "[body] a\n[header] top\n[footer] foot\n");
}

TEST(Odt, NotesSayWhatAPersonShouldKnow) {
  EXPECT_TRUE(read(make_odt("<text:p>plain</text:p>")).notes.empty());
  const auto hidden = read(make_odt("<text:p>a<text:span text:style-name='T1'>b</text:span></text:p>"));
  EXPECT_EQ(hidden.text, "a");
  EXPECT_EQ(hidden.hidden, (std::vector<HiddenRun>{{.text = "b", .at = 1, .how = HiddenBy::kFormat}}));
  ASSERT_EQ(hidden.notes.size(), 2U);
  EXPECT_NE(hidden.notes[0].find("hidden"), std::string::npos);
  const auto tracked = read(make_odt("<text:tracked-changes/><text:p>a</text:p>"));
  ASSERT_EQ(tracked.notes.size(), 1U);
  EXPECT_NE(tracked.notes[0].find("tracked changes"), std::string::npos);
}

// Spaces before a hidden word go when its paragraph turns out to be empty; the word stays where the text goes on.
TEST(Odt, HiddenRunsStayInOrderWhereWhiteSpaceIsCutOff) {
  const std::string hidden = "<text:span text:style-name='T1'>b</text:span>";
  const auto text = read(make_odt("<text:p><text:s text:c='9'/>" + hidden + "</text:p><text:p>" + hidden +
                                  "</text:p><text:p>seen<text:s text:c='9'/>" + hidden + "</text:p><text:p>" + hidden +
                                  "</text:p><text:p>too</text:p>"));
  EXPECT_EQ(text.text, "seen\n\ntoo");
  std::vector<std::uint32_t> places;
  for (const auto& run : text.hidden) places.push_back(run.at);
  EXPECT_EQ(places, (std::vector<std::uint32_t>{0, 0, 4, 4}));
}

TEST(Odt, AStyleWithoutANameIsThatOfNoText) {
  const auto text = read(make_odt("<text:p>a</text:p>",
                                  {{"styles.xml",
                                    "<office:document-styles xmlns:office='o' xmlns:style='s' xmlns:text='t'>"
                                    "<office:styles><style:style style:family='paragraph'><style:text-properties "
                                    "text:display='none'/></style:style></office:styles></office:document-styles>"}}));
  EXPECT_EQ(text.text, "a");
  EXPECT_TRUE(text.hidden.empty());
}

TEST(Odt, RefusesWithTheReason) {
  const auto locked = make_odt("<text:p>a</text:p>", {{"META-INF/manifest.xml", "<m><m:encryption-data/></m>"}});
  EXPECT_EQ(extract(locked, "a.odt").error().message, "a.odt: unsupported: it is locked by a password");
  const auto empty = make_archive(ArchiveKind::kZip, {{"mimetype", kMimetype}});
  EXPECT_EQ(extract(empty, "a.odt").error().message, "a.odt: damaged: the part with the text is missing");
  const auto whole = make_odt("<text:p>a</text:p>");
  EXPECT_EQ(extract(whole.substr(0, whole.size() / 2), "a.odt").error().code, ErrorCode::kCorrupt);
  EXPECT_EQ(extract(make_odt("<text:p>"), "a.odt").error().code, ErrorCode::kCorrupt);
}

}  // namespace
}  // namespace tamga
