#include "corpora/extract/rtf.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/corpora/extract/layout_check.h"

namespace tamga {
namespace {

ExtractedText read(const std::string& bytes) {
  auto text = extract(bytes, "essay.rtf");
  EXPECT_TRUE(text) << text.error().message;
  if (text) testing::expect_sound_layout(*text, "rtf");
  return text.value_or(ExtractedText{});
}

struct RtfCase {
  const char* name;
  const char* body;
  const char* outline;
};

const RtfCase kCases[] = {
    {"paragraphs and lines", R"(a\par b\line c\
d)",
     "[body] a\n[body] b\nc\n[body] d\n"},
    {"bytes in the page of the file", R"(\'ea\'ee\'f2 \'f1\'ef\'e8\'f2)", "[body] кот спит\n"},
    {"bytes in the page of their font, also inside a group", R"(\f1 \'e9{\f0 \'ea\'ee\'f2}\'e9)", "[body] éкотé\n"},
    {"Unicode, and the fallback left out", R"(\u1257?\u1199\'3f\u1187 ?{\uc0\u1257\u1257}\uc2\u1257ab)",
     "[body] өүңөөө\n"},
    {"numbers with a sign and pairs", R"(\u-10179?\u-8704?)", "[body] 😀\n"},
    {"half a pair", R"(\u-8704?)", "[body] \uFFFD\n"},
    {"escapes and named characters", R"(\{a\}\\ b\~c\_d\-e \endash  \ldblquote q\rdblquote)",
     "[body] {a}\\ b\u00A0c\u2011d\u00ADe – “q”\n"},
    {"tables of the file, pictures and codes are no text",
     R"({\info{\author N}}{\pict\pngblip 0102}{\*\unknown x}{\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}} a)",
     "[body] link a\n"},
    {"bytes of a \\bin are not read", "\\bin5 {}{}{a", "[body] a\n"},
    {"cells of tables", R"(\pard\intbl a\cell b\cell\row\pard c\par)", "[table cell] a\n[table cell] b\n[body] c\n"},
    {"headings by level and by style", R"(\pard\outlinelevel0 A\par\pard\s1 B\par\pard\s2 c\par)",
     "[heading] A\n[heading] B\n[body] c\n"},
    {"notes, headers and boxes stand behind the text",
     R"({\header top\par}{\footer foot\par}a{\super 1}{\footnote {\super 1} note}b{\footnote\ftnalt end}{\*\annotation why}\par)"
     R"({\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt box\par}}}c\par)",
     "[body] a1b\n[body] c\n[footnote] 1 note\n[endnote] end\n[comment] why\n[text box] box\n[header] top\n[footer] "
     "foot\n"},
    {"of two versions of a text the newer one", R"({\upr{old}{\*\ud new}})", "[body] new\n"},
    {"deleted text is not there", R"(a{\deleted gone}{\revised b}\par)", "[body] ab\n"},
    {"bullets of lists are no words", R"({\listtext\tab 1.}a\par{\pntext 2.}b\par)", "[body] a\n[body] b\n"},
};

std::string rtf_of(const std::string& body) {
  return R"({\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Times;}{\f1\fcharset0\cpg1252 Arial;}})"
         R"({\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Quote;}})" +
         body + "}";
}

TEST(Rtf, ReadsWhatTheDocumentShows) {
  for (const auto& each : kCases) EXPECT_EQ(testing::outline(read(rtf_of(each.body))), each.outline) << each.name;
}

TEST(Rtf, Utf8AsWordPadWritesIt) {
  EXPECT_EQ(read("{\\rtf1\\ansi\\ansicpg65001 көл}").text, "көл");
  EXPECT_EQ(read("{\\rtf1\\ansi\\ansicpg65001 \\'d3\\'a9}").text, "ө");
}

TEST(Rtf, NotesSayWhatAPersonShouldKnow) {
  EXPECT_TRUE(read(rtf_of("plain")).notes.empty());
  EXPECT_TRUE(read(rtf_of("{\\v0 plain}")).notes.empty());
  const auto hidden = read(rtf_of("a{\\v b}"));
  EXPECT_EQ(hidden.text, "a");
  ASSERT_EQ(hidden.hidden.size(), 1U);
  EXPECT_EQ(hidden.hidden[0].text, "b");
  ASSERT_EQ(hidden.notes.size(), 2U);
  EXPECT_NE(hidden.notes[0].find("hidden"), std::string::npos);
  ASSERT_EQ(read(rtf_of("a{\\deleted b}")).notes.size(), 1U);
}

// A table may give its first colour a value, instead of leaving it to the program. Letters have it then; behind them it
// still stands for nothing.
TEST(Rtf, TheFirstColourOfTheTableIsNoGround) {
  const auto shown = [](const std::string& body) {
    return read(R"({\rtf1\ansi{\colortbl\red0\green0\blue0;\red255\green255\blue255;})" + body + "}");
  };
  for (const std::string body :
       {R"(seen)", R"({\plain seen})", R"({\cf0\chcbpat1 seen})", R"({\cf0\highlight0 seen})"}) {
    const auto text = shown(body);
    EXPECT_EQ(text.text, "seen") << body;
    EXPECT_TRUE(text.hidden.empty()) << body;
  }
  EXPECT_EQ(shown(R"({\cf1 white})").hidden.size(), 1U);
}

TEST(Rtf, RefusesWithTheReason) {
  EXPECT_EQ(extract("{\\rtf1 text", "a.rtf").error().message, "a.rtf: damaged: the end of the file is missing");
  const auto deep = "{\\rtf1 " + std::string(300, '{') + "x" + std::string(301, '}');
  EXPECT_EQ(extract(deep, "a.rtf").error().code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(extract("{\\rtf1 " + std::string(100, 'x') + "}", "a.rtf", {.text_bytes = 50}).error().code,
            ErrorCode::kLimitExceeded);
}

TEST(Rtf, WhatFollowsTheDocumentIsNotRead) {
  EXPECT_EQ(read("{\\rtf1 a}b{c}").text, "a");
}

}  // namespace
}  // namespace tamga
