// What the certificate is made of: printable text and the QR code.
#include <gtest/gtest.h>

#include <string>

#include "engine/report/certificate/printable_text.h"
#include "engine/report/certificate/qr_code.h"

namespace tamga {
namespace {

std::string shown(std::string_view text, std::size_t most = 100) {
  return printable_text(text, most, [](char32_t c) { return c < 0x3000; });
}

TEST(PrintableText, KeepsWhatCanBeSeen) {
  EXPECT_EQ(shown("Өзгөрүү, 2-курс «а» <b>&amp;"), "Өзгөрүү, 2-курс «а» <b>&amp;");
  EXPECT_EQ(shown("12\u00a0345"), "12\u00a0345");
}

TEST(PrintableText, IsOneLine) {
  EXPECT_EQ(shown(" a\n\n b\t\u2028c\r\n "), "a b c");
  EXPECT_EQ(shown("\n"), "");
}

TEST(PrintableText, SpellsOutWhatHidesOrTurns) {
  EXPECT_EQ(shown("a\u202eb"), "a⟨U+202E⟩b");
  EXPECT_EQ(shown(std::string_view("\0\x1b\x7f", 3)), "⟨U+0000⟩⟨U+001B⟩⟨U+007F⟩");
  EXPECT_EQ(shown("\u200b\ufeff\u00ad\u2066"), "⟨U+200B⟩⟨U+FEFF⟩⟨U+00AD⟩⟨U+2066⟩");
  EXPECT_EQ(shown("\U0001F40E\U000E0041"), "⟨U+1F40E⟩⟨U+E0041⟩");
}

TEST(PrintableText, IsCutAtCodePoints) {
  EXPECT_EQ(shown("өөөө", 3), "өөө…");
  EXPECT_EQ(shown("өөө", 3), "өөө");
}

// The finder patterns in three corners: rings of 7, 5 and 3 modules.
TEST(QrCode, HasItsThreeCorners) {
  const auto code = qr_code("TAMGA1 body=00");
  ASSERT_TRUE(code.has_value());
  ASSERT_EQ(code->dark.size(), code->size * code->size);
  const auto corner = [&](std::size_t top, std::size_t left) {
    std::string rows;
    for (std::size_t row = 0; row < 7; ++row) {
      for (std::size_t column = 0; column < 7; ++column)
        rows += code->dark[(top + row) * code->size + left + column] ? '#' : '.';
      rows += '\n';
    }
    return rows;
  };
  const std::string finder = "#######\n#.....#\n#.###.#\n#.###.#\n#.###.#\n#.....#\n#######\n";
  EXPECT_EQ(corner(0, 0), finder);
  EXPECT_EQ(corner(0, code->size - 7), finder);
  EXPECT_EQ(corner(code->size - 7, 0), finder);
}

TEST(QrCode, GrowsWithItsTextAndHasALimit) {
  EXPECT_EQ(qr_code("a")->size, 21U);
  EXPECT_GT(qr_code(std::string(200, 'a'))->size, 21U);
  EXPECT_TRUE(qr_code(std::string(2331, 'a')).has_value());
  EXPECT_EQ(qr_code(std::string(2332, 'a')).error().code, ErrorCode::kLimitExceeded);
}

}  // namespace
}  // namespace tamga
