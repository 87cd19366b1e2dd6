// Lines of programs, told from prose by what prose never has: statement ends, operators, calls, keywords in their form.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tokenizers/marks/line_kinds.h"

namespace tamga {
namespace {

constexpr std::size_t kLongestProgramLine = 300;  // bytes

constexpr auto kBeginnings = std::to_array<std::string_view>(
    {"#include",   "#define",   "#ifdef",      "#ifndef", "#endif",       "using namespace",
     "package ",   "def ",      "class ",      "struct ", "public ",      "private ",
     "protected ", "static ",   "void ",       "int ",    "double ",      "float ",
     "char ",      "bool ",     "string ",     "const ",  "auto ",        "var ",
     "let ",       "function ", "return ",     "return;", "if (",         "if(",
     "elif ",      "else:",     "else {",      "} else",  "for (",        "for(",
     "while (",    "while(",    "switch (",    "case ",   "try:",         "try {",
     "except",     "catch (",   "print(",      "printf(", "cout <<",      "cin >>",
     "std::",      "SELECT ",   "INSERT INTO", "UPDATE ", "CREATE TABLE", "DELETE FROM",
     "begin",      "end;",      "end.",        "uses ",   "program ",     "procedure ",
     "writeln(",   "readln(",   "@",           "<?php",   "<!DOCTYPE",    "</",
     "console.log"});

constexpr auto kOperators = std::to_array<std::string_view>(
    {"==",  "!=", "<=",  ">=", "+=", "-=", "*=", ":=", "++", "--", "&&", "||",  "->", "=>", "::",  "()",
     "(\"", "['", "[\"", "];", "];", ");", "};", "</", "/>", "<<", ">>", " = ", "{",  "}",  "[i]", "\\n"});

bool is_small_or_sign(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '(' || c == '"' || c == '{' || c == '<' ||
         c == '*' || c == '.';
}

// How many of the bytes are ASCII letters, and how many belong to letters of other scripts.
struct Letters {
  std::size_t ascii = 0;
  std::size_t others = 0;
};

Letters count_letters(std::string_view line) {
  Letters letters;
  for (const char c : line) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) ++letters.ascii;
    if (static_cast<unsigned char>(c) >= 0xC0U) ++letters.others;
  }
  return letters;
}

std::uint32_t count_operators(std::string_view line) {
  std::uint32_t count = 0;
  for (const auto sign : kOperators) count += line.find(sign) == std::string_view::npos ? 0 : 1;
  return count;
}

// "import numpy", "import numpy as np", "from math import sqrt": an import has no more words than that.
bool is_import(std::string_view line) {
  if (!line.starts_with("import ") && !line.starts_with("from ")) return false;
  const auto second = line.find(' ') + 1;
  const auto third = line.find(' ', second);
  if (third == std::string_view::npos) return line.starts_with("import ");
  const auto rest = line.substr(third);
  return rest.starts_with(" as ") || rest.starts_with(" import ");
}

bool begins_like_a_statement(std::string_view line) {
  for (const auto word : kBeginnings) {
    if (!line.starts_with(word)) continue;
    // "from the river", "class of words" are prose: a statement goes on with a name, and has no blank far behind it.
    return line.size() == word.size() || is_small_or_sign(line[word.size()]) || word.back() != ' ' ||
           (line[word.size()] >= 'A' && line[word.size()] <= 'Z');
  }
  return false;
}

}  // namespace

bool is_program_line(std::string_view line) {
  if (line.size() > kLongestProgramLine) return false;
  if (line == "{" || line == "}" || line == "};" || line == "});" || line == "end;" || line == "end.") return true;
  const auto letters = count_letters(line);
  const auto operators = count_operators(line);
  if (letters.others > letters.ascii && operators < 3) return false;
  const bool closed = line.ends_with(';') || line.ends_with('{') || line.ends_with('}') || line.ends_with("):") ||
                      line.ends_with(");") || line.ends_with("/>");
  const bool statement = begins_like_a_statement(line);
  return (closed && operators > 0) || (statement && (operators > 0 || closed)) || operators >= 3 || is_import(line) ||
         line.starts_with("#include") || line.starts_with("</");
}

}  // namespace tamga
