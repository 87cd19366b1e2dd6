#include "tokenizers/marks/line_kinds.h"

#include <cstddef>
#include <cstdint>

#include "tokenizers/marks/byte_set.h"
#include "tokenizers/marks/scan.h"

namespace tamga {
namespace {

std::uint32_t take_section_number(Scan& scan) {  // "2", "2.1"
  std::uint32_t levels = 0;
  for (Scan ahead = scan; ahead.take_digits(1, 3) > 0; ahead.take(U'.')) {
    ++levels;
    scan = ahead;
  }
  return levels;
}

// Reads leaders from the end of `text` backwards: dots, spaced or not, ellipses, a tab.
bool ends_with_leaders(std::string_view text) {
  std::size_t dots = 0;
  bool tab = false;
  while (!text.empty()) {
    if (text.ends_with('.') || text.ends_with('_')) {
      ++dots;
      text.remove_suffix(1);
    } else if (text.ends_with("…")) {
      dots += 3;
      text.remove_suffix(std::string_view("…").size());
    } else if (text.ends_with("\t")) {
      tab = true;
      text.remove_suffix(1);
    } else if (text.ends_with(' ')) {
      text.remove_suffix(1);
    } else {
      break;
    }
  }
  return text.size() >= 3 && (dots >= 4 || (tab && dots == 0));
}

}  // namespace

bool is_contents_line(std::string_view line) {
  if (line.size() > 700) return false;
  const auto title = line.find_last_not_of("0123456789");
  if (title == std::string_view::npos || line.size() - title - 1 > 3 || title + 1 == line.size()) return false;
  return ends_with_leaders(line.substr(0, title + 1));
}

bool is_caption(std::string_view line) {
  Scan word(line);
  if (word.take_word({U"рисунок", U"рис", U"таблица", U"табл", U"figure", U"fig", U"table", U"сүрөт", U"жадыбал",
                      U"диаграмма", U"схема", U"график", U"листинг", U"listing"})) {
    word.take(U'.');
    word.take_blanks();
    word.take(U'№');
    word.take_blanks();
    return take_section_number(word) > 0;
  }
  Scan number(line);
  if (take_section_number(number) == 0) return false;
  number.take_blanks();
  if (!number.take_dash()) return false;
  number.take_blanks();
  return number.take_word({U"сүрөт", U"жадыбал", U"таблица", U"диаграмма", U"схема", U"график"});
}

bool is_page_number(std::string_view line) {
  if (line.size() > 16) return false;
  Scan scan(line);
  const bool dash = scan.take_dash();
  scan.take_blanks();
  if (scan.take_digits(1, 3) == 0) {
    const auto begin = scan.at();
    while (scan.take_one_of(U"ivxlc")) {
    }
    if (scan.at() == begin || scan.at() - begin > 6) return false;
  }
  scan.take_blanks();
  return (scan.take_dash() == dash) && scan.done();
}

bool is_numbered_line(std::string_view line) {
  Scan scan(line);
  return scan.take_digits(1, 2) > 0 && scan.take(U'.') && scan.take_blanks() > 0 && !scan.done();
}

bool is_list_item(std::string_view line, bool listed) {
  Scan scan(line);
  if (scan.take_one_of(U"•▪◦‣●○■□▫*·➢✓")) return scan.take_blanks() > 0 && !scan.done();
  if (scan.take_dash()) return scan.take_blanks() > 0 && is_word_letter(scan.peek()) && !is_capital(scan.peek());
  if (scan.take_digits(1, 2) > 0 || (is_word_letter(scan.peek()) && !is_capital(scan.peek()))) {
    if (scan.at() == 0) scan.skip();
    if (scan.take(U')')) return scan.take_blanks() > 0 && !scan.done();
  }
  return listed && is_numbered_line(line);
}

bool is_formula(std::string_view line) {
  if (line.size() > 300) return false;
  const bool tex = line.starts_with("$$") || line.starts_with("\\[") || line.starts_with("\\begin{eq");
  constexpr ByteSet kMayEquate("=\xE2");
  if (tex || kMayEquate.find_in(line) == std::string_view::npos) return tex;
  std::uint32_t signs = 0, run = 0, longest = 0;
  bool equates = false;
  for (Scan scan(line); !scan.done(); scan.skip()) {
    const auto c = scan.peek();
    run = is_word_letter(c) ? run + 1 : 0;
    longest = run > longest ? run : longest;
    equates = equates || c == U'=' || c == U'≈' || c == U'≤' || c == U'≥' || c == U'≠' || c == U'∈' || c == U'→';
    const bool sign = c == U'=' || c == U'+' || c == U'^' || c == U'_' || c == U'\\' || c == U'/' || c == U'*' ||
                      c == U'{' || c == U'√' || (c >= 0x2200 && c <= 0x22FF) || (c >= 0x00B1 && c <= 0x00B3) ||
                      c == U'×' || c == U'÷' || c == U'·' || c == U'−' || c == U'-' || c == U'(';
    signs += sign ? 1 : 0;
  }
  return equates && signs >= 2 && longest <= 4;
}

}  // namespace tamga
