#include "corpora/extract/charset.h"

#include <gtest/gtest.h>
#include <iconv.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "corpora/extract/code_pages.h"
#include "corpora/extract/utf16.h"
#include "tests/corpora/extract/sample_text.h"

namespace tamga {
namespace {

constexpr std::uint64_t kLimit = 1U << 20U;
constexpr std::array kPages = {CodePage::kCp1251,      CodePage::kKoi8R,  CodePage::kCp866,
                               CodePage::kPt154,       CodePage::kKz1048, CodePage::kIso88595,
                               CodePage::kMacCyrillic, CodePage::kCp1252, CodePage::kCp1254};

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) == 0x80U)
      out.back() = (out.back() << 6U) | (byte & 0x3FU);
    else
      out.push_back(byte < 0x80 ? byte : byte < 0xE0 ? byte & 0x1FU : byte < 0xF0 ? byte & 0x0FU : byte & 0x07U);
  }
  return out;
}

std::string encode(std::string_view text, CodePage page) {
  std::string out;
  for (const char32_t c : code_points(text)) {
    const auto at = upper_half(page).find(static_cast<char16_t>(c));
    if (c < 0x80)
      out.push_back(static_cast<char>(c));
    else if (at != std::u16string_view::npos)
      out.push_back(static_cast<char>(0x80 + at));
    else
      ADD_FAILURE() << code_page_name(page) << " has no U+" << std::hex << static_cast<unsigned>(c);
  }
  return out;
}

std::string encode_utf16(std::string_view text, ByteOrder order) {
  std::string out;
  const auto put = [&](char32_t unit) {
    const char low = static_cast<char>(unit & 0xFFU);
    const char high = static_cast<char>(unit >> 8U);
    out += order == ByteOrder::kLittle ? std::string{low, high} : std::string{high, low};
  };
  for (const char32_t c : code_points(text)) {
    if (c >= 0x10000) put(0xD800 + ((c - 0x10000) >> 10U));
    put(c < 0x10000 ? c : 0xDC00 + ((c - 0x10000) & 0x3FFU));
  }
  return out;
}

// Kyrgyz as people type it where the letters ң ө ү do not exist.
std::string without_kyrgyz_letters(std::string text) {
  for (const auto& [letter, plain] : {std::pair("ң", "н"), {"ө", "о"}, {"ү", "у"}, {"Ө", "О"}, {"Ү", "У"}}) {
    for (auto at = text.find(letter); at != std::string::npos; at = text.find(letter)) text.replace(at, 2, plain);
  }
  return text;
}

DecodedText decoded(const std::string& bytes, std::string_view declared = {}) {
  auto result = decode_text(bytes, "essay.txt", kLimit, declared);
  EXPECT_TRUE(result) << result.error().message;
  return result.value_or(DecodedText{});
}

Error refused(const std::string& bytes, std::uint64_t limit = kLimit) {
  const auto result = decode_text(bytes, "essay.txt", limit);
  EXPECT_FALSE(result) << result->encoding;
  return result ? Error{} : result.error();
}

struct PageCase {
  CodePage page;
  bool kyrgyz_letters;
};

TEST(Charset, EveryPageComesBackAtEverySize) {
  for (const auto& [page, kyrgyz_letters] : {PageCase{CodePage::kCp1251, false},
                                             {CodePage::kKoi8R, false},
                                             {CodePage::kCp866, false},
                                             {CodePage::kPt154, true},
                                             {CodePage::kKz1048, true}}) {
    const auto kyrgyz = std::string(testing::kKyrgyz);
    const bool dos = page == CodePage::kCp866 || page == CodePage::kKoi8R;  // no « »
    for (auto text : {kyrgyz_letters ? kyrgyz : without_kyrgyz_letters(kyrgyz), std::string(testing::kRussian)}) {
      for (const auto* quote : {"«", "»"}) {
        if (dos) text.replace(text.find(quote), 2, "\"");
      }
      for (const std::size_t size : {100U, 1'000U, 20'000U}) {
        const auto piece = testing::repeat_to(text, size);
        const auto result = decoded(encode(piece, page));
        EXPECT_EQ(result.text, piece) << code_page_name(page) << " " << size;
        // Russian alone has the same bytes in all three.
        const bool told_apart = piece.contains("ң") || piece.contains("ө") || piece.contains("ү");
        const auto expected = told_apart || dos ? page : CodePage::kCp1251;
        EXPECT_EQ(result.encoding, code_page_name(expected)) << size;
      }
    }
  }
}

TEST(Charset, EveryStartOfAKyrgyzTextIsToldFromPt154) {
  const auto text = testing::repeat_to(testing::kKyrgyz, 2'000);
  const auto bytes = encode(text, CodePage::kPt154);
  for (std::size_t at = 0; at + 100 < bytes.size(); at += 7) {
    EXPECT_EQ(decoded(bytes.substr(at, 100)).encoding, "PT154") << at;
  }
}

TEST(Charset, UnicodeComesBackWithAndWithoutMark) {
  for (const auto text : {testing::kKyrgyz, testing::kRussian, testing::kEnglish}) {
    for (const std::size_t size : {100U, 1'000U, 20'000U}) {
      const auto piece = testing::repeat_to(text, size);
      EXPECT_EQ(decoded(piece).text, piece);
      EXPECT_EQ(decoded(piece).encoding, "UTF-8");
      EXPECT_EQ(decoded("\uFEFF" + piece).text, piece);
      for (const auto order : {ByteOrder::kLittle, ByteOrder::kBig}) {
        const auto* const name = order == ByteOrder::kLittle ? "UTF-16LE" : "UTF-16BE";
        for (const auto* mark : {"", "\uFEFF"}) {
          const auto result = decoded(encode_utf16(mark + piece, order));
          EXPECT_EQ(result.text, piece) << name;
          EXPECT_EQ(result.encoding, name);
        }
      }
    }
  }
  EXPECT_EQ(decoded(encode_utf16("\uFEFF𝒜 and 🏔", ByteOrder::kLittle)).text, "𝒜 and 🏔");
}

TEST(Charset, Utf32IsKnownByItsMark) {
  for (const auto& [mark, little] :
       {std::pair{std::string("\xFF\xFE\0\0", 4), true}, {std::string("\0\0\xFE\xFF", 4), false}}) {
    const auto encoded = [&](std::string_view text) {
      std::string bytes = mark;
      for (const char32_t c : code_points(text)) {
        for (unsigned at = 0; at < 4; ++at) bytes += static_cast<char>((c >> 8U * (little ? at : 3 - at)) & 0xFFU);
      }
      return bytes;
    };
    const auto result = decoded(encoded("<p>өүң and 🏔"));
    EXPECT_EQ(result.text, "<p>өүң and 🏔");
    EXPECT_EQ(result.encoding, little ? "UTF-32LE" : "UTF-32BE");
    EXPECT_TRUE(looks_like_text(encoded("a")));
    EXPECT_EQ(ascii_head(encoded("<html>"), 6), "<html>");
    EXPECT_EQ(refused(encoded("a") + "b").message, "essay.txt: not valid UTF-32 at byte 8");
    EXPECT_EQ(refused(encoded("a") + std::string(4, '\x10')).message, "essay.txt: not valid UTF-32 at byte 8");
  }
}

TEST(Charset, TablesAgreeWithIconv) {
  constexpr std::array kNames = {"CP1251", "KOI8-R", "CP866", "PT154", "RK1048", "ISO-8859-5", "", "CP1252", "CP1254"};
  for (std::size_t i = 0; i < kPages.size(); ++i) {
    const std::string name = kNames[i];  // Mac Cyrillic: glibc has the version without the euro sign
    if (name.empty()) continue;
    auto* const converter = iconv_open("UTF-8", name.c_str());
    if (converter == reinterpret_cast<iconv_t>(-1)) continue;
    for (unsigned value = 0xA0; value < 0x100; ++value) {
      char byte = static_cast<char>(value);
      char* in = &byte;
      std::array<char, 8> buffer{};
      char* out = buffer.data();
      std::size_t left_in = 1;
      std::size_t left_out = buffer.size();
      const bool known = iconv(converter, &in, &left_in, &out, &left_out) != static_cast<std::size_t>(-1);
      iconv(converter, nullptr, nullptr, nullptr, nullptr);
      const std::string expected = known ? std::string(buffer.data(), out) : "\uFFFD";
      EXPECT_EQ(decode_code_page({&byte, 1}, kPages[i]), expected) << name << " " << value;
    }
    iconv_close(converter);
  }
}

TEST(Charset, BadBytesInUtf8AreAnErrorAndNotAnotherEncoding) {
  auto text = testing::repeat_to(testing::kRussian, 1'000);
  const auto at = text.find("слушают");
  text[at] = '\xFF';
  EXPECT_EQ(refused(text).code, ErrorCode::kCorrupt);
  EXPECT_EQ(refused(text).message, "essay.txt: not valid UTF-8 at byte " + std::to_string(at));
  EXPECT_EQ(refused("\uFEFF" + text).message, "essay.txt: not valid UTF-8 at byte " + std::to_string(at + 3));
  EXPECT_EQ(refused("Ала-\xFFТоо").message, "essay.txt: not valid UTF-8 at byte 7");  // short, and UTF-8 all the same
  EXPECT_EQ(refused("Озеро\xD0").message, "essay.txt: not valid UTF-8 at byte 10");
}

TEST(Charset, BrokenUtf16NamesTheByte) {
  EXPECT_EQ(refused("\xFF\xFE" + std::string("a\0b\0c", 5)).message, "essay.txt: not valid UTF-16 at byte 6");
  EXPECT_EQ(refused(std::string("\xFF\xFE"
                                "a\0\x00\xDC"
                                "b\0",
                                8))
                .message,
            "essay.txt: not valid UTF-16 at byte 4");
}

TEST(Charset, LatinAndTurkishAreNotTakenForCyrillic) {
  const std::string french = "Le caf\xE9 est tr\xE8s fr\xE9quent\xE9 par les \xE9l\xE8ves, d\xE8s l'\xE9t\xE9.";
  EXPECT_EQ(decoded(french).encoding, "CP1252");
  EXPECT_TRUE(decoded(french).text.contains("élèves"));
  const std::string quotes = "He called it \x93the lake\x94 \x96 and \x91left\x92.";
  EXPECT_EQ(decoded(quotes).text, "He called it “the lake” – and ‘left’.");
}

TEST(Charset, UkrainianIsNotTakenForKyrgyz) {
  const std::string ukrainian = "Діти, що виросли біля озера, її берегів і гір, знають воду. Ґанок, їжак, мрії, надії.";
  EXPECT_EQ(decoded(encode(ukrainian, CodePage::kCp1251)).text, ukrainian);
}

TEST(Charset, WhatTheFileDeclaresIsBelievedOfAnEightBitText) {
  EXPECT_EQ(decoded("\xC1\xC2\xD7", "koi8-r").text, "абв");
  EXPECT_EQ(decoded("\xC1\xC2\xD7", "windows-1251").text, "БВЧ");
  EXPECT_EQ(decoded("озеро", "windows-1251").encoding, "UTF-8");  // valid UTF-8 is no accident
}

TEST(Charset, TextsPastTheLimitAreRefused) {
  EXPECT_EQ(refused(std::string(1'025, 'a'), 1'024).code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(refused(std::string(1'025, 'a'), 1'024).message, "essay.txt: its text is longer than 1 KiB, the limit");
  EXPECT_EQ(refused(encode(testing::repeat_to(testing::kRussian, 1'600), CodePage::kCp1251), 1'024).code,
            ErrorCode::kLimitExceeded);
  EXPECT_TRUE(decode_text(std::string(1'024, 'a'), "essay.txt", 1'024));
}

TEST(Charset, TellsTextFromTheInsideOfPrograms) {
  EXPECT_TRUE(looks_like_text("a\tb\r\n\f"));
  EXPECT_TRUE(looks_like_text(encode_utf16(testing::kKyrgyz, ByteOrder::kBig)));
  EXPECT_FALSE(looks_like_text(std::string("text with\0zero", 14)));
  EXPECT_FALSE(looks_like_text("\x01\x02\x03\x04\x05\x06"));
}

}  // namespace
}  // namespace tamga
