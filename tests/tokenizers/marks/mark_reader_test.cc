#include "tokenizers/marks/mark_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "engine/text/utf8.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

// Lines, each a block of its own.
ExtractedText paragraphs(const std::vector<std::string>& lines) {
  ExtractedText text;
  for (const auto& line : lines) {
    const auto begin = static_cast<std::uint32_t>(text.text.size());
    text.text += line;
    text.blocks.push_back({{begin, static_cast<std::uint32_t>(text.text.size())}, Part::kBody, 1, 0});
    text.text += "\n\n";
  }
  return text;
}

std::vector<Mark> marks(const ExtractedText& text) {
  static const auto tokenizer = make_standard_tokenizer();
  const auto tokens = tokenizer->tokenize(text.text);
  return tokenizer->read_signs(text, *tokens).value().marks;
}

// "kind: text" of all marks.
std::vector<std::string> shown(const ExtractedText& text) {
  std::vector<std::string> lines;
  for (const auto& mark : marks(text)) {
    lines.push_back(std::string(mark_kind_name(mark.kind)) + ": " +
                    text.text.substr(mark.range.begin, mark.range.size()));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(MarkReader, ReadsAWork) {
  const auto work = paragraphs({"Кыргыз Республикасынын Билим берүү министрлиги", "Улуттук университет",
                                "Биология кафедрасы", "Сүт", "Бишкек 2025", "Мазмуну", "Киришүү ....... 3", "Киришүү",
                                "Айтматов «Кыргыз тили кенч» деген [1, 5-б.].", "1-сүрөт. Уй", "– биринчи;",
                                "Колдонулган адабияттар", "1. Айтматов Ч. Т. Тоо. – Фрунзе: Мектеп, 1985. – 85 б."});
  EXPECT_EQ(shown(work),
            (Lines{"title_page: Кыргыз Республикасынын Билим берүү министрлиги", "title_page: Улуттук университет",
                   "title_page: Биология кафедрасы", "title_page: Сүт", "title_page: Бишкек 2025", "heading: Мазмуну",
                   "table_of_contents: Киришүү ....... 3", "heading: Киришүү", "quotation: «Кыргыз тили кенч»",
                   "citation: [1, 5-б.]", "caption: 1-сүрөт. Уй", "list_item: – биринчи;",
                   "heading: Колдонулган адабияттар", "bibliography_heading: Колдонулган адабияттар",
                   "bibliography_entry: 1. Айтматов Ч. Т. Тоо. – Фрунзе: Мектеп, 1985. – 85 б."}));
}

TEST(MarkReader, EntriesOfOneParagraphAreToldApartByTheirNumbers) {
  const auto text = paragraphs({"1. Айтматов Ч. Т. Тоо.\nФрунзе\n2. Юдахин К. К. Сөздүк"});
  EXPECT_EQ(shown(text), (Lines{"bibliography_entry: 1. Айтматов Ч. Т. Тоо.\nФрунзе",
                                "bibliography_entry: 2. Юдахин К. К. Сөздүк"}));
  EXPECT_EQ(marks(text)[0].score, 2U);
}

TEST(MarkReader, QuotationsStayInsideTheirParagraph) {
  EXPECT_EQ(shown(paragraphs({"Ал «кел", "кет» деди"})), Lines{});
  EXPECT_EQ(shown(paragraphs({"Ал «кел\nкет» деди"})), Lines{"quotation: «кел\nкет»"});
}

TEST(MarkReader, ProgramsAreStretchesOfLines) {
  EXPECT_EQ(shown(paragraphs({"Мына программа.", "int main() {", "сумма", "  return 0;", "}", "Бүттү."})),
            Lines{"program: int main() {\n\nсумма\n\n  return 0;\n\n}"});
  EXPECT_EQ(shown(paragraphs({"Мына программа.", "return 0;", "Бүттү."})), Lines{});
}

TEST(MarkReader, PageFurnitureRepeats) {
  Lines lines;
  for (int page = 1; page <= 4; ++page) {
    for (int i = 0; i < 6; ++i) lines.push_back("Бул барактын сүйлөмү кадимки текст болуп саналат экен да");
    lines.insert(lines.end(), {"Сүт технологиясы", std::to_string(page)});
  }
  const auto found = shown(paragraphs(lines));
  EXPECT_EQ(std::ranges::count(found, "page_furniture: Сүт технологиясы"), 4);
  EXPECT_EQ(std::ranges::count(found, "page_furniture: 3"), 1);
  EXPECT_EQ(found.size(), 8U);
}

TEST(MarkReader, WhatAFormatSaysIsTaken) {
  auto text = paragraphs({"кичине аталыш", "12 бет", "Текст."});
  text.blocks[0].part = Part::kHeading;
  text.blocks[1].part = Part::kFooter;
  EXPECT_EQ(shown(text), (Lines{"heading: кичине аталыш", "page_furniture: 12 бет"}));
}

TEST(MarkReader, AttributionsAndAnnouncements) {
  EXPECT_EQ(shown(paragraphs({"Анын пикири боюнча сүт ак."})), Lines{"attribution: пикири боюнча"});
  EXPECT_EQ(shown(paragraphs({"ACCORDING TO Smith milk is white."})), Lines{"attribution: ACCORDING TO"});
  EXPECT_EQ(shown(paragraphs({"Автор пишет следующее"})), Lines{"block_quote_cue: пишет следующее"});
  EXPECT_EQ(shown(paragraphs({"Ал мындай деди:"})), Lines{"block_quote_cue: деди:"});
}

TEST(MarkReader, TextWithoutBlocksIsReadByLines) {
  ExtractedText text;
  text.text = "Киришүү\nАл «кел» деди.\n";
  EXPECT_EQ(shown(text), (Lines{"heading: Киришүү", "quotation: «кел»"}));
}

void expect_sound(const ExtractedText& text) {
  const auto tokens = make_standard_tokenizer()->tokenize(text.text).value().tokens;
  const auto found = marks(text);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& mark = found[i];
    EXPECT_LT(mark.range.begin, mark.range.end);
    EXPECT_LE(mark.range.end, text.text.size());
    EXPECT_EQ(first_invalid_utf8(text.text.substr(mark.range.begin, mark.range.size())), std::nullopt);
    for (std::uint32_t t = 0; t < tokens.size(); ++t) {
      const bool inside = mark.range.begin <= tokens[t].range.begin && tokens[t].range.end <= mark.range.end;
      EXPECT_EQ(mark.tokens.begin <= t && t < mark.tokens.end, inside);
    }
    if (i > 0) {
      const auto& last = found[i - 1];
      EXPECT_LE(std::tuple(last.range.begin, last.kind), std::tuple(mark.range.begin, mark.kind));
    }
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_TRUE(found[j].kind != mark.kind || found[j].range.end <= mark.range.begin);
    }
  }
}

TEST(MarkReader, MarksOfAnyTextAreSound) {
  const char* const kPieces[] = {"«",
                                 "»",
                                 "\"",
                                 "[1, с. 2]",
                                 "(Айтматов, 1980)",
                                 "[",
                                 "]",
                                 "(",
                                 ")",
                                 "№ 5",
                                 "²",
                                 "от 30 июля 2013",
                                 "Закон",
                                 "\n",
                                 "\n\n",
                                 " ",
                                 " ",
                                 "1. ",
                                 "Айтматов Ч. Т. ",
                                 " // ",
                                 "– 12 с.",
                                 "Киришүү",
                                 "....... 3",
                                 "12",
                                 "x = y + 1;",
                                 "}",
                                 "• ",
                                 "– а",
                                 "пишет следующее",
                                 "согласно",
                                 "сөз",
                                 "word",
                                 "\t",
                                 "…",
                                 "университет"};
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    ExtractedText text;
    Lines lines;
    for (int line = 0; line < 6; ++line) {
      lines.emplace_back();
      for (int i = 0; i < 8; ++i) lines.back() += kPieces[random() % std::size(kPieces)];
    }
    if (round % 2 == 0) {
      expect_sound(paragraphs(lines));
    } else {
      for (const auto& line : lines) text.text += line + "\n";
      expect_sound(text);
    }
  }
}

}  // namespace
}  // namespace tamga
