#include "tokenizers/marks/headings.h"

#include <gtest/gtest.h>

#include <string>

namespace tamga {
namespace {

char kind(const std::string& line, bool alone = true) {
  static const HeadingReader reader;
  switch (reader.kind(line, alone)) {
    case HeadingKind::kNone:
      return '-';
    case HeadingKind::kHeading:
      return 'h';
    case HeadingKind::kBibliography:
      return 'b';
  }
  return '?';
}

TEST(Headings, AreKnownByPhraseNumberOrCapitals) {
  const struct {
    const char* line;
    char kind;
  } cases[] = {
      {"Киришүү", 'h'},
      {"КИРИШҮҮ", 'h'},
      {"Кириш\u00ADүү", 'h'},
      {"Kиришүү", 'h'},  // the first letter is Latin
      {"1. Введение", 'h'},
      {"Introduction.", 'h'},
      {"I. Introduction", 'h'},
      {"1-бөлүм", 'h'},
      {"I бап", 'h'},
      {"Биринчи бап. Сүт", 'h'},
      {"Глава 2. Обзор", 'h'},
      {"Chapter III", 'h'},
      {"1.2 Сүттүн курамы", 'h'},
      {"2.1.3. Results of the survey", 'h'},
      {"СҮТТҮН КУРАМЫ", 'h'},
      {"Колдонулган адабияттар", 'b'},
      {"Колднулган адабияттар", 'b'},
      {"КОЛДОНУЛГАН АДАБИЯТТАР:", 'b'},
      {"Список литературы", 'b'},
      {"5. Список использованных источников", 'b'},
      {"References", 'b'},
      {"Referenses", 'b'},
      {"введение", '-'},
      {"Глава правительства", '-'},
      {"Part of the story", '-'},
      {"1.2 Сүттүн курамы өзгөрөт.", '-'},
      {"Бул жөнөкөй сүйлөм.", '-'},
      {"Литература", 'b'},
      {"Литература,", '-'},
      {"Источником", '-'},
      {"15.03.2024", '-'},
      {"", '-'},
  };
  for (const auto& c : cases) EXPECT_EQ(kind(c.line), c.kind) << c.line;
}

TEST(Headings, InsideAParagraphOnlyPhrasesCount) {
  EXPECT_EQ(kind("Киришүү", false), 'h');
  EXPECT_EQ(kind("СҮТТҮН КУРАМЫ", false), '-');
  EXPECT_EQ(kind("1.2 Сүттүн курамы", false), '-');
}

TEST(Headings, AreShort) {
  std::string line = "СҮТ";
  while (line.size() < 300) line += " СҮТ";
  EXPECT_EQ(kind(line), '-');
}

std::size_t distance(std::u32string_view a, std::u32string_view b) {
  if (a.empty() || b.empty()) return a.size() + b.size();
  const auto replaced = distance(a.substr(1), b.substr(1)) + (a[0] == b[0] ? 0 : 1);
  return std::min({replaced, distance(a.substr(1), b) + 1, distance(a, b.substr(1)) + 1});
}

TEST(Headings, DifferByOneLetterIsEditDistance) {
  std::vector<std::u32string> words = {U""};
  for (std::size_t i = 0; i < words.size() && words[i].size() < 4; ++i) {
    words.push_back(words[i] + U"a");
    words.push_back(words[i] + U"b");
  }
  for (const auto& a : words) {
    for (const auto& b : words) EXPECT_EQ(differ_by_one_letter(a, b), distance(a, b) <= 1);
  }
}

}  // namespace
}  // namespace tamga
