#include "engine/report/html/visible_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "engine/text/utf8.h"

namespace tamga {
namespace {

TEST(VisibleText, NothingHidesOrReorders) {
  const struct {
    std::string given, shown;
  } cases[] = {{"Өзөн & «суу»", "Өзөн & «суу»"},
               {"a\tb\nc", "a\tb\nc"},
               {std::string("a\0b", 3), "a\uFFFDb"},
               {"a\x7F\r", "a\uFFFD\uFFFD"},
               {"\u0085x", "\uFFFDx"},
               {"\u00A0x", "\u00A0x"},
               {"txt\u202Eexe.doc", "txt[U+202E]exe.doc"},
               {"\u2066\u2069", "[U+2066][U+2069]"},
               {"\u200Fשלום\u200F", "\u200Fשלום\u200F"},
               {"a\xFF\xFE"
                "b",
                "a\uFFFD\uFFFDb"},
               {"\xD0", "\uFFFD"},
               {"\xE2\x80", "\uFFFD"},
               {"\xED\xA0\x80", "\uFFFD"}};
  for (const auto& each : cases) EXPECT_EQ(visible_text(each.given), each.shown);
}

TEST(VisibleText, MarkupIsEscaped) {
  EXPECT_EQ(escaped_text("<b a=\"1\" c='2'>&"), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
}

TEST(VisibleText, AnyBytesGiveValidTextWithoutMarkup) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (auto length = random() % 40; length > 0; --length) bytes += static_cast<char>(random() % 256);
    const auto shown = escaped_text(bytes);
    EXPECT_FALSE(first_invalid_utf8(shown));
    EXPECT_EQ(shown.find_first_of("<>\"'"), std::string::npos);
  }
}

}  // namespace
}  // namespace tamga
