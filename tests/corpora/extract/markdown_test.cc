#include "corpora/extract/markdown.h"

#include <gtest/gtest.h>

#include "tests/corpora/extract/layout_check.h"

namespace tamga {
namespace {

ExtractedText read(const std::string& bytes) {
  auto text = extract(bytes, "essay.md");
  EXPECT_TRUE(text) << text.error().message;
  if (text) testing::expect_sound_layout(*text, bytes);
  return text.value_or(ExtractedText{});
}

struct MarkdownCase {
  const char* name;
  const char* markdown;
  const char* outline;
};

const MarkdownCase kCases[] = {
    {"heading and paragraph", "# Суу\n\nэмне *үчүн*\nкерек?\n", "[heading] Суу\n[body] эмне үчүн\nкерек?\n"},
    {"list", "- one\n- two **three**\n\n1. four\n", "[body] one\n[body] two three\n[body] four\n"},
    {"quotation", "> said\n\nafter\n", "[body] said\n[body] after\n"},
    {"table", "|a|b|\n|---|---|\n|c|d|\n", "[table cell] a\n[table cell] b\n[table cell] c\n[table cell] d\n"},
    {"link without its address", "see [the lake](http://x.kg \"t\") now\n", "[body] see the lake now\n"},
    {"code", "```\nx = 1\n```\n`y`\n", "[body] x = 1\n[body] y\n"},
    {"entities", "a &amp; b &ouml; &#1073;&nosuch;\n", "[body] a & b ö б&nosuch;\n"},
    {"HTML block", "<div>in <b>side</b></div>\n\nafter\n", "[body] in side\n[body] after\n"},
    {"HTML in a line", "one <b>two</b><br>three\n", "[body] one twothree\n"},
    {"no words", "---\n", ""},
};

TEST(Markdown, Tables) {
  for (const auto& each : kCases) EXPECT_EQ(testing::outline(read(each.markdown)), each.outline) << each.name;
}

TEST(Markdown, ATableOfFarMoreCellsThanTextIsRefused) {
  std::string table;
  for (int i = 0; i < 20'000; ++i) table += "|a";
  table += "|\n";
  for (int i = 0; i < 20'000; ++i) table += "|---";
  table += "|\n";
  for (int i = 0; i < 20'000; ++i) table += "|x|\n";
  const auto text = extract(table, "essay.md");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, ErrorCode::kLimitExceeded);
}

TEST(Markdown, NamesFormatAndEncoding) {
  EXPECT_EQ(read("x").format, "Markdown");
  EXPECT_EQ(read("x").encoding, "UTF-8");
}

}  // namespace
}  // namespace tamga
