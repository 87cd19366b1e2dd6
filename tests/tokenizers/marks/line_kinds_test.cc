#include "tokenizers/marks/line_kinds.h"

#include <gtest/gtest.h>

namespace tamga {
namespace {

TEST(LineKinds, ContentsLines) {
  for (const char* line : {"Введение.......... 3", "Киришүү …… 5", "1.2 Сүт . . . . . 14", "Results\t25"}) {
    EXPECT_TRUE(is_contents_line(line)) << line;
  }
  for (const char* line : {"текст 3", "Киришүү", "... 3", "В 2013", "Ал жок... 5", "", "12", "a\t2013"}) {
    EXPECT_FALSE(is_contents_line(line)) << line;
  }
}

TEST(LineKinds, Captions) {
  for (const char* line : {"Рис. 2.1", "Таблица 3", "5-сүрөт", "Сүрөт 4", "2-жадыбал", "Рисунок 1 – Схема",
                           "Figure 3. A river", "Table 1: Results", "табл. № 4"}) {
    EXPECT_TRUE(is_caption(line)) << line;
  }
  for (const char* line : {"сүрөттөр", "Таблица показывает", "5 сүрөттөр", "Figures 3", "5-класс", "2013-жыл"}) {
    EXPECT_FALSE(is_caption(line)) << line;
  }
}

TEST(LineKinds, PageNumbers) {
  for (const char* line : {"12", "- 5 -", "– 7 –", "xii"}) EXPECT_TRUE(is_page_number(line)) << line;
  for (const char* line : {"12 а", "- 5", "2013", "mild", "I", "", "1.2"}) EXPECT_FALSE(is_page_number(line)) << line;
}

TEST(LineKinds, ListItems) {
  for (const char* line : {"• бир", "▪ item", "1) бир", "а) пункт", "– пункт;", "- item", "* item"}) {
    EXPECT_TRUE(is_list_item(line, false)) << line;
  }
  for (const char* line : {"— Да, — сказал он.", "1. Бир", "бир", "-5", "1)", "Ал келди)"}) {
    EXPECT_FALSE(is_list_item(line, false)) << line;
  }
  EXPECT_TRUE(is_list_item("1. Бир", true));
}

TEST(LineKinds, ProgramLines) {
  for (const char* line : {"#include <vector>", "int main() {", "  return x + 1;", "for (int i = 0; i < n; ++i)", "}",
                           "def sort(items):", "    print(\"сумма\", total)", "import numpy as np", "x = items[0];",
                           "SELECT * FROM works WHERE id = 5;", "</html>", "std::cout << \"Салам\";", "if (a == b) {",
                           "System.out.println(\"x\");"}) {
    const std::string_view text(line);
    EXPECT_TRUE(is_program_line(text.substr(text.find_first_not_of(' ')))) << line;
  }
  for (const char* line : {"from the river to the hills", "class of words", "Он пришёл; она ушла.", "return to sender",
                           "Бул сүйлөм (кашаа менен) жазылган;", "import of goods from China rose in 2020.",
                           "It was late (very late); he left.", "«Ата-мекен» = биздин жер", "", "1) бир; 2) эки;",
                           "let us go", "int", "The end."}) {
    EXPECT_FALSE(is_program_line(line)) << line;
  }
}

TEST(LineKinds, Formulas) {
  for (const char* line :
       {"E = mc^2", "x₁ + x₂ = 5 (1)", "F = m · a", "$$\\int_0^1 x dx$$", "a ≤ b + c", "S = (a + b)/2"}) {
    EXPECT_TRUE(is_formula(line)) << line;
  }
  for (const char* line : {"Бул текст = сөз", "бир-эки", "2 + 2", "(x)", "", "a = b"}) {
    EXPECT_FALSE(is_formula(line)) << line;
  }
}

}  // namespace
}  // namespace tamga
