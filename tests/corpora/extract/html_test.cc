#include "corpora/extract/html.h"

#include <gtest/gtest.h>

#include "tests/corpora/extract/layout_check.h"

namespace tamga {
namespace {

ExtractedText read(const std::string& bytes, std::string_view name = "page.html") {
  auto text = extract(bytes, name);
  EXPECT_TRUE(text) << text.error().message;
  if (text) testing::expect_sound_layout(*text, bytes);
  return text.value_or(ExtractedText{});
}

Error refused(const std::string& bytes) {
  const auto text = extract(bytes, "page.html");
  EXPECT_FALSE(text);
  return text ? Error{} : text.error();
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

struct HtmlCase {
  const char* name;
  const char* html;
  const char* outline;
};

const HtmlCase kCases[] = {
    {"paragraphs", "<p>Суу  \n өмүр</p><p>Two", "[body] Суу өмүр\n[body] Two\n"},
    {"heading", "<h2>Title</h2>text<h3>Next</h3>", "[heading] Title\n[body] text\n[heading] Next\n"},
    {"cells", "<table><tr><th>a<td>b</table>c", "[table cell] a\n[table cell] b\n[body] c\n"},
    {"head, scripts and styles are out",
     "<html><head><title>T</title><style>s</style></head><body><script>x<y</script><p>in<style>s</style>side</p>",
     "[body] inside\n"},
    {"entities", "<p>a&amp;b &nbsp;&#1073;&ouml;&lt;i&gt;</p>", "[body] a&b \u00A0бö<i>\n"},
    {"line breaks and inline elements", "<div>one<br> two<b>th</b>ree <i> four </i></div>",
     "[body] one\ntwothree four\n"},
    {"lists", "<ul><li>one<li>two<ol><li>three</ol></ul>", "[body] one\n[body] two\n[body] three\n"},
    {"preformatted", "<pre>a\n  b</pre>", "[body] a\n  b\n"},
    {"quotation marks of q", "<p>She said <q>yes</q>.</p>", "[body] She said “yes”.\n"},
    {"comments", "<p>a<!-- not <p> this -->b</p>", "[body] ab\n"},
    {"template", "<p>a</p><template><p>b</p></template>", "[body] a\n"},
    {"no words", "<p> <br> </p>", ""},
};

TEST(Html, Tables) {
  for (const auto& each : kCases) EXPECT_EQ(testing::outline(read(each.html)), each.outline) << each.name;
}

TEST(Html, EncodingComesFromTheMetaElementOrTheMark) {
  const auto koi8 = read("<html><meta charset=\"KOI8-R\"><p>\xC1\xC2\xD7</p>");
  EXPECT_EQ(koi8.encoding, "KOI8-R");
  EXPECT_EQ(testing::outline(koi8), "[body] абв\n");
  const auto old =
      read("<html><meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>\xE0\xE1</p>");
  EXPECT_EQ(testing::outline(old), "[body] аб\n");
  EXPECT_EQ(testing::outline(read("\uFEFF<p>ө</p>")), "[body] ө\n");
  EXPECT_EQ(testing::outline(read(std::string("<\0p\0>\0\x44\x04<\0/\0p\0>\0", 16))), "[body] ф\n");
}

struct HiddenCase {
  const char* html;
  const char* seen;
  const char* hidden;  // " | " between the runs
};

const HiddenCase kHidden[] = {
    {"<p hidden>x</p>", "", "x"},
    {"<p hidden>x</p><p style='font-size:nanpt;color:rgb(nan,1,2);text-indent:-infpx'>a</p>", "a", "x"},
    {"<p style='DISPLAY : none !important'>x</p>", "", "x"},
    {"<div>ma<span style='display:none'><div>x y</div></span></div>", "ma", "x y"},
    {"<div>су<b style='display:none'>x</b>у</div>", "суу", "x"},
    {"<div>a<div style='visibility:hidden'>x<i style='visibility:visible'>y</i>z</div>b</div>", "a\n\ny\n\nb", "x | z"},
    {"<p>a <span style='color:#fff'>x</span> b</p>", "a b", "x"},
    {"<p>a <font color=white>x</font> b</p>", "a b", "x"},
    {"<body bgcolor=black text=white><p>a <span style='color:black'>x</span></p>", "a", "x"},
    {"<p style='background:#123456;color:#123456'>x</p>", "", "x"},
    {"<p style='color:transparent'>x</p><p style='opacity:0'>y</p>", "", "x | y"},
    {"<p style='font-size:0'>x</p><p style='font:1px/1 serif'>y</p>", "", "x | y"},
    {"<p style='position:absolute;left:-9999px'>x</p>", "", "x"},
    {"<p style='height:0;overflow:hidden'>x</p>", "", "x"},
    {"<p style='font-size:200%;transform:rotateY(90deg)'>x</p><p style='zoom:.01'>y</p>", "", "x | y"},
    {"<p style='transform:translate(0, -9999px)'>x</p><p style='margin:0 0 0 -9999px'>y</p>", "", "x | y"},
    {"<p style='max-height:0;overflow-y:hidden'>x</p><p style='content-visibility:hidden'>y</p>", "", "x | y"},
    {"<p style='color:#fff0'>x</p><p style='color:hsla(9,9%,9%,0)'>y</p><p style='color:#ffff'>z</p>", "", "x | y | z"},
    {"<dialog>x</dialog><dialog open>a</dialog>", "a", "x"},
    {"<iframe hidden srcdoc='<p>x</p>'></iframe><p>a</p>", "a", "x"},
    {"<style>.a{display:none} p#b , i { color : white }</style><p class='z a'>x</p><p id=b>y</p><i>z</i>", "",
     "x | y | z"},
    {"<style>@media print{p{display:none}} @media screen{b{display:none}} u{opacity:0}</style><p>a<b>x</b><u>y</u></p>",
     "a", "x | y"},
};

TEST(Html, HiddenTextIsKeptApart) {
  for (const auto& each : kHidden) {
    const auto text = read(each.html);
    EXPECT_EQ(text.text, each.seen) << each.html;
    std::string hidden;
    for (const auto& run : text.hidden) hidden += (hidden.empty() ? "" : " | ") + run.text;
    EXPECT_EQ(hidden, each.hidden) << each.html;
    EXPECT_FALSE(text.notes.empty()) << each.html;
  }
}

// What is shown must be checked: doubt about what stands behind a text leaves it in.
TEST(Html, WhatIsShownOrMayBeIsNotHidden) {
  for (const std::string shown : {
           "<p style='color:red'>x</p>",
           "<p style='color:white;background:#333'>x</p>",
           "<body bgcolor=navy><font color=white>x</font>",
           "<div style='background:url(a.png)'><p style='color:white'>x</p></div>",
           "<table background=a.png><tr><td><font color=white>x</font></table>",
           "<style>table td{background:black}</style><table><tr><td style='color:white'>x</table>",
           "<link rel=stylesheet href=a.css><p style='color:white'>x</p>",
           "<style>@media print{p{display:none}}</style><p>x</p>",
           "<style>p:hover{display:none}</style><p>x</p>",
           "<p style='opacity:.5;font-size:80%;text-indent:-20px'>x</p>",
           "<h1 style='font-size:2em'>x</h1>",
           "<p style='font:italic bold 12pt/30px Georgia, serif'>x</p>",
           "<div style='height:0'>x</div>",
           "<p style='color:#fff8;background:#000'>x</p>",
           "<p style='color:hsl(120,100%,25%)'>x</p>",
           "<p style='transform:scale(.9) rotate(90deg) translate(-5px,-5px);zoom:2'>x</p>",
           "<p style='text-indent:100%'>x</p>",
           "<p style='clip-path:polygon(0 0, 100% 0, 100% 100%)'>x</p>",
           "<p style='opacity:50%;filter:opacity(.5) blur(0)'>x</p>",
           "<iframe srcdoc='<p>x</p>'>y</iframe>",
           "<iframe srcdoc=\"<iframe srcdoc='x'></iframe>\"></iframe>",
           "<object data=a.swf>x</object>",
           "<p>x<noscript>y</noscript><video>y</video><audio>y</audio><canvas>y</canvas><meter>y</meter>",
       }) {
    const auto text = read(shown);
    EXPECT_EQ(text.text, "x") << shown;
    EXPECT_TRUE(text.notes.empty()) << shown;
  }
}

TEST(Html, DepthIsBounded) {
  EXPECT_EQ(testing::outline(read(repeated("<div>", 200) + "x")), "[body] x\n");
  const auto error = refused(repeated("<div>", 300) + "x");
  EXPECT_EQ(error.code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(error.message, "page.html: elements more than 256 deep, the limit");
}

// Each of these would hold a parser of HTML5 for minutes, or ask it for gigabytes.
TEST(Html, HostileNestingIsRefusedBeforeParsing) {
  std::string formatting = "<p>";
  for (int i = 0; i < 900; ++i) formatting += "<b id=" + std::to_string(i) + ">";
  std::string attributes = "<p ";
  for (int i = 0; i < 100'000; ++i) attributes += "a" + std::to_string(i) + " ";
  for (const auto& html :
       {"<p>" + repeated("<i>", 200'000), formatting + repeated("<p>x", 100'000), attributes + ">x</p>",
        "<p>" + repeated("<div><object></div>", 5'000), "<p>" + repeated("<b><select></b></select>", 5'000),
        "<p><svg>" + repeated("<tr>", 100'000), "<p><select><xmp></select>" + repeated("<i>", 100'000),
        "<p><script></SCRIPT>" + repeated("<i>", 100'000), "<p><!-- --!>" + repeated("<i>", 100'000)}) {
    EXPECT_EQ(refused(html + "</p>").code, ErrorCode::kLimitExceeded) << html.substr(0, 40);
  }
}

TEST(Html, UnclosedParagraphsAndCellsAreNotDepth) {
  EXPECT_EQ(read(repeated("<p>x", 5'000) + "</p>").blocks.size(), 5'000U);
  EXPECT_EQ(read("<table>" + repeated("<tr><td>x", 5'000) + "</table>").blocks.size(), 5'000U);
}

}  // namespace
}  // namespace tamga
