#include "tokenizers/marks/bibliography.h"

#include <gtest/gtest.h>

#include <string>

#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

std::uint32_t score(const std::string& entry) {
  static const auto tokenizer = make_standard_tokenizer();
  static const BibliographyCues cues;
  return cues.score(entry, tokenizer->tokenize(entry).value().tokens);
}

TEST(BibliographyCues, EachHasItsPoints) {
  const struct {
    const char* entry;
    std::uint32_t score;
  } cases[] = {
      {"12. Айтматов, Ч. Т. Ак кеме", 2},
      {"[3] Smith J. A study", 2},
      {"7) Юдахин К. К. Киргизско-русский словарь", 2},
      {"12. Глава", 0},
      {"Айтматов Ч. Т. Ак кеме", 1},
      {"Китеп – Бишкек: Илим, 2005", 2},
      {"Книга — М. : Наука, 1998", 2},
      {"Китеп - Фрунзе: Мектеп, 1985", 2},
      {"Бишкек шаары", 0},
      {"Китеп – 120 с.", 1},
      {"Статья — С. 12–15.", 1},
      {"Китеп - 85 б.", 1},
      {"Paper – P. 12-20", 1},
      {"с. Кызыл", 0},
      {"Текст // Вестник КРСУ", 1},
      {"http://a", 0},
      {"URL: https://x.kg", 2},
      {"(дата обращения: 12.05.2023)", 2},
      {"[Электронный ресурс]", 2},
      {"Retrieved from somewhere", 2},
      {"url", 0},
      {"ISBN 978-9967", 1},
      {"DOI: 10.36979", 1},
      {"УДК 811", 1},
      {"isbnx", 0},
      {"Smith, J. (2019). Title", 3},
      {"АЙТМАТОВ, Ч. (1980). Китеп", 3},
      {"Smith, J., & Jones, K. L. (2019). Title", 3},
      {"Smith said", 0},
      {"Закон КР от 30 июля 2013 года № 176", 2},
      {"2013-жылдын 30-июлундагы № 176", 2},
      {"закон", 0},
      {"", 0},
  };
  for (const auto& c : cases) EXPECT_EQ(score(c.entry), c.score) << c.entry;
}

TEST(BibliographyCues, AddUp) {
  EXPECT_EQ(score("1. Айтматов Ч. Т. Тоо // Ала-Тоо. – Бишкек: Илим, 2005. – 120 с. ISBN 978"), 2U + 2 + 1 + 1 + 1);
  EXPECT_EQ(score("Айтматов 1928-жылы Талас өрөөнүндө туулган. Анын китептери көп тилге которулган."), 0U);
}

TEST(BibliographyCues, LongParagraphsAreNoEntries) {
  std::string text = "1. Айтматов Ч. Т. ";
  while (text.size() <= kLongestEntry) text += "узун текст ";
  EXPECT_EQ(score(text), 0U);
}

}  // namespace
}  // namespace tamga
