#include "engine/text/utf8.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace tamga {
namespace {

std::string encode(std::uint32_t c) {
  const auto byte = [](std::uint32_t value) { return static_cast<char>(value); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | (c >> 6)), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000) return {byte(0xE0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F))};
  return {byte(0xF0 | (c >> 18)), byte(0x80 | ((c >> 12) & 0x3F)), byte(0x80 | ((c >> 6) & 0x3F)),
          byte(0x80 | (c & 0x3F))};
}

bool is_scalar_value(std::uint32_t c) {
  return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

TEST(FirstInvalidUtf8, AcceptsEveryCodePointAndNoSurrogate) {
  for (std::uint32_t c = 0; c < 0x110100; ++c) {
    const std::string text = "x" + encode(c) + "y";
    EXPECT_EQ(first_invalid_utf8(text), is_scalar_value(c) ? std::nullopt : std::optional<std::size_t>(1)) << c;
  }
}

// The slow, obvious twin: a sequence is well formed if it is the encoding of a scalar value.
std::optional<std::size_t> first_invalid_by_definition(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 0;
    for (std::size_t tried = 1; tried <= 4 && at + tried <= text.size() && length == 0; ++tried) {
      std::uint32_t c = static_cast<unsigned char>(text[at]);
      if (tried > 1) c &= 0xFFU >> (tried + 1);
      for (std::size_t i = 1; i < tried; ++i) c = (c << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
      if (is_scalar_value(c) && encode(c) == text.substr(at, tried)) length = tried;
    }
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

TEST(FirstInvalidUtf8, AgreesWithTheDefinitionOnRandomBytes) {
  std::mt19937 random(1);
  const std::string pieces[] = {"a",    "\xC3", "\xA4", "\xE0", "\xED", "\xF0", "\xF4",
                                "\x80", "\x90", "\xBF", "\xC0", "\xFF", "ң"};
  const std::string sound[] = {"abcdefgh", "слово", "ң", "b", "€"};
  for (int round = 0; round < 200'000; ++round) {
    std::string text;
    for (auto i = random() % 6; i > 0; --i) text += sound[random() % std::size(sound)];
    for (auto i = random() % 8; i > 0; --i) text += pieces[random() % std::size(pieces)];
    for (auto i = random() % 6; i > 0; --i) text += sound[random() % std::size(sound)];
    ASSERT_EQ(first_invalid_utf8(text), first_invalid_by_definition(text)) << testing::PrintToString(text);
  }
}

TEST(AppendUtf8, EncodesEveryCodePoint) {
  for (std::uint32_t c = 0; c < 0x110000; ++c) {
    if (!is_scalar_value(c)) continue;
    std::string text;
    append_utf8(text, c);
    ASSERT_EQ(text, encode(c));
  }
}

TEST(CodePointIndex, CountsAsTheTextReadFromItsBeginning) {
  std::mt19937 random(2);
  for (const std::size_t length : {0U, 1U, 255U, 256U, 257U, 5000U}) {
    std::string text;
    std::vector<std::uint32_t> starts;
    while (text.size() < length) {
      starts.push_back(static_cast<std::uint32_t>(text.size()));
      const std::uint32_t choices[] = {'a', 0x4A3, 0x20AC, 0x1F600};
      text += encode(choices[random() % 4]);
    }
    starts.push_back(static_cast<std::uint32_t>(text.size()));
    const CodePointIndex index(text);
    ASSERT_EQ(index.size(), starts.size() - 1);
    EXPECT_EQ(count_code_points(text), starts.size() - 1);
    for (std::uint32_t i = 0; i < starts.size(); ++i) {
      ASSERT_EQ(index.code_point_at_byte(starts[i]), i);
      ASSERT_EQ(index.byte_at_code_point(i), starts[i]);
    }
  }
}

}  // namespace
}  // namespace tamga
