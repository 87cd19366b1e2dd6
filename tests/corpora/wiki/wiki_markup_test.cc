#include "corpora/wiki/wiki_markup.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/corpora/extract/layout_check.h"

namespace tamga {
namespace {

std::string outline_of(const std::string& markup) {
  const auto text = read_wiki_markup(markup, "a.mediawiki", {});
  return text ? testing::outline(*text) : text.error().message;
}

struct MarkupCase {
  const char* markup;
  const char* outline;
};

const MarkupCase kCases[] = {
    {"", ""},
    {"Ысык-Көл\n- терең көл.", "[body] Ысык-Көл - терең көл.\n"},
    {"one\n\ntwo\nthree", "[body] one\n[body] two three\n"},
    {"'''Бишкек''' - ''борбор'' '''''шаар''''' and it's o''''k", "[body] Бишкек - борбор шаар and it's o'k\n"},
    {"== Тарыхы ==\nText\n=== ''A'' [[b|B]] ===\n", "[heading] Тарыхы\n[body] Text\n[heading] A B\n"},
    {"=not a heading\n==neither\n= =", "[body] =not a heading ==neither\n"},
    {"[[Чүй]] [[Чүй облусу|облустун]] [[суу]]лар [[:Category:X|x]]", "[body] Чүй облустун суулар x\n"},
    {"a [[Категория:Көлдөр]]b [[en:Lake]]c [[Category:Lakes|*]]", "[body] a b c\n"},
    {"[https://example.org the words] [https://example.org] https://example.org/x",
     "[body] the words https://example.org/x\n"},
    {"a{{template|x={{inner|[[y]]}}}}b {{{1|c}}}d", "[body] ab d\n"},
    {"a {{dropped [[b]] and}} {{[[c]] d", "[body] a {{c d\n"},
    {"a {{ unclosed [[b]] and }} [[c", "[body] a [[c\n"},
    {"a<!-- no -->b <!-- to the end", "[body] ab\n"},
    {"<nowiki>[[a]] ''b'' &lt;</nowiki> <pre>{{c}}</pre>", "[body] [[a]] ''b'' < {{c}}\n"},
    {"x <math>a^2 + b</math> y <MATH>z</math>", "[body] x y\n"},
    {"a &amp; b&nbsp;c &#1199; &#x4AF; &unknown; &#0;", "[body] a & b\u00A0c ү ү &unknown; &#0;\n"},
    {"* one\n* two\n** three\n; t\n: d\nrest",
     "[body] one\n[body] two\n[body] three\n[body] t\n[body] d\n[body] rest\n"},
    {"Text<ref name=\"a\">A ''note'' with [[l|link]]</ref> goes<ref name=b/> on.",
     "[body] Text goes on.\n[footnote] A note with link\n"},
    {"{| class=\"wikitable\"\n|+ caption\n! a !! style=\"x\" | b\n|-\n| 1 || [[c|2]]\n|colspan=2| 3\nmore\n|}\nbehind",
     "[table cell] caption\n[table cell] a\n[table cell] b\n[table cell] 1\n[table cell] 2\n[table cell] 3 "
     "more\n[body] behind\n"},
    {"[[Файл:Көл.jpg|thumb|300px|Кооз [[көл|көлдүн]] сүрөтү]]Text [[File:x.png|left]]",
     "[body] Text\n[text box] Кооз көлдүн сүрөтү\n"},
    {"a<br>b<div>c</div><span style='x'>d</span> 1 < 2", "[body] a\nb\n[body] c\n[body] d 1 < 2\n"},
    {"__NOTOC__a __БЕЗОГЛ__b __c__", "[body] a b __c__\n"},
    {"a\n----\nb", "[body] a\n[body] b\n"},
};

TEST(WikiMarkup, PlainMarkupBecomesItsText) {
  for (const auto& [markup, outline] : kCases) EXPECT_EQ(outline_of(markup), outline) << markup;
}

TEST(WikiMarkup, BracketsTooDeepAreALimit) {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "[[a|";
  EXPECT_NE(outline_of(deep).find("brackets more than 256 deep"), std::string::npos);
}

TEST(WikiMarkup, TextOverTheLimitIsALimit) {
  ExtractLimits limits;
  limits.text_bytes = 100;
  const auto text = read_wiki_markup(std::string(101, 'a'), "a.mediawiki", limits);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().fault, ReadingFault::kTooMuchText);
}

TEST(WikiMarkup, OfAnyPiecesTheLayoutIsSound) {
  const char* const pieces[] = {"[[",         "]]",    "{{",      "}}",       "{{{",       "}}}",  "{|",  "|}",
                                "\n",         "|",     "||",      "!",        "|-",        "=",    "==",  "''",
                                "'''",        "<ref>", "</ref>",  "<nowiki>", "</nowiki>", "<!--", "-->", "<math>",
                                "&amp;",      "File:", "ө",       " ",        "a",         "*",    "#",   ":",
                                "[http://x ", "]",     "__TOC__", "<br>",     "\xFF",      "----"};
  std::mt19937_64 random(5);
  for (int round = 0; round < 20'000; ++round) {
    std::string markup;
    for (auto count = random() % 40; count > 0; --count) markup += pieces[random() % std::size(pieces)];
    const auto text = read_wiki_markup(markup, "a.mediawiki", {});
    ASSERT_TRUE(text) << markup;
    testing::expect_sound_layout(*text, markup);
    if (HasFatalFailure()) return;
  }
}

TEST(WikiMarkup, TimeStaysLinearWhateverIsLeftOpen) {
  for (const char* const piece :
       {"{{", "[[a|", "<ref>", "<nowiki>", "<math>", "</ref>", "}}", "{|\n|", "[http://a ", "'''''", "\n=", "\n* {|"}) {
    std::string markup;
    while (markup.size() < 200'000) markup += piece;
    ExtractLimits limits;
    limits.depth = 1'000'000;
    const auto text = read_wiki_markup(markup, "a.mediawiki", limits);  // ends: the test itself has a limit of time
    EXPECT_TRUE(text) << piece;
  }
}

}  // namespace
}  // namespace tamga
