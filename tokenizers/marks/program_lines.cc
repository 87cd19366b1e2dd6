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

// How many of the bytes are ASCII letters, how many belong to letters of other scripts, and which there are.
struct Bytes {
  std::size_t ascii_letters = 0;
  std::size_t other_letters = 0;
  std::array<bool, 256> seen{};

  bool has(char byte) const { return seen[static_cast<unsigned char>(byte)]; }
};

Bytes look_at(std::string_view line) {
  Bytes bytes;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    bytes.seen[byte] = true;
    bytes.ascii_letters += (byte | 0x20U) - 'a' < 26U ? 1 : 0;
    bytes.other_letters += byte >= 0xC0U ? 1 : 0;
  }
  return bytes;
}

// An operator is looked for if both ends of it are there.
std::uint32_t count_operators(std::string_view line, const Bytes& bytes) {
  std::uint32_t count = 0;
  for (const auto sign : kOperators) {
    if (!bytes.has(sign.front()) || !bytes.has(sign.back())) continue;
    count += line.find(sign) == std::string_view::npos ? 0 : 1;
  }
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
    if (line.front() != word.front() || !line.starts_with(word)) continue;
    // "from the river", "class of words" are prose: a statement goes on with a name, and has no blank far behind it.
    return line.size() == word.size() || is_small_or_sign(line[word.size()]) || word.back() != ' ' ||
           (line[word.size()] >= 'A' && line[word.size()] <= 'Z');
  }
  return false;
}

}  // namespace

bool is_program_line(std::string_view line) {
  if (line.empty() || line.size() > kLongestProgramLine) return false;
  if (line == "{" || line == "}" || line == "};" || line == "});" || line == "end;" || line == "end.") return true;
  const auto bytes = look_at(line);
  const auto operators = count_operators(line, bytes);
  if (bytes.other_letters > bytes.ascii_letters && operators < 3) return false;
  const bool closed = line.ends_with(';') || line.ends_with('{') || line.ends_with('}') || line.ends_with("):") ||
                      line.ends_with(");") || line.ends_with("/>");
  const bool statement = begins_like_a_statement(line);
  return (closed && operators > 0) || (statement && (operators > 0 || closed)) || operators >= 3 || is_import(line) ||
         line.starts_with("#include") || line.starts_with("</");
}

}  // namespace tamga
