#include "tokenizers/marks/citations.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "tokenizers/char_kind.h"
#include "tokenizers/code_points.h"
#include "tokenizers/marks/byte_set.h"
#include "tokenizers/marks/law_references.h"
#include "tokenizers/marks/scan.h"

namespace tamga {
namespace {

constexpr std::size_t kLongestBracket = 400;  // bytes: about 200 letters
constexpr std::size_t kMostNames = 12;
constexpr std::size_t kLongestName = 60;  // code points of the words before a year

bool take_page_label(Scan& scan) {
  if (!scan.take_word({U"стр", U"бет", U"бб", U"vol", U"pp", U"с", U"c", U"б", U"p", U"s", U"т", U"гл", U"ст"})) {
    return false;
  }
  scan.take(U'.');
  scan.take_blanks();
  return true;
}

// "45-б." "45-46-бб." "12 б.": the Kyrgyz label stands behind.
void take_label_behind(Scan& scan) {
  Scan ahead = scan;
  ahead.take_blanks();
  ahead.take_dash();
  ahead.take_blanks();
  if (!ahead.take_word({U"беттер", U"бет", U"бб", U"б"})) return;
  ahead.take(U'.');
  scan = ahead;
}

bool take_number_range(Scan& scan, std::uint32_t most_digits) {
  if (scan.take_digits(1, most_digits) == 0) return false;
  Scan ahead = scan;
  ahead.take_blanks();
  if (ahead.take_dash()) {
    ahead.take_blanks();
    if (ahead.take_digits(1, 4) > 0) scan = ahead;
  }
  return true;
}

// [12] [1, 2, 5] [4-7] [5, с. 10; 7, с. 12-15] [8: p. 22]: numbers, each but the first perhaps of pages.
bool is_numbers(Scan scan) {
  if (!take_number_range(scan, 3)) return false;
  for (;;) {
    take_label_behind(scan);
    scan.take_blanks();
    if (scan.take(U']')) return scan.done();
    if (!scan.take_one_of(U",;:")) return false;
    scan.take_blanks();
    take_page_label(scan);
    if (!take_number_range(scan, 4)) return false;
  }
}

bool take_name(Scan& scan) {
  if (!is_capital(scan.peek())) return false;
  Scan ahead = scan;
  std::uint32_t letters = 0;
  do {
    letters += ahead.take_letters();
  } while (ahead.take_one_of(U"-‐’'"));
  if (letters < 2) return false;
  for (Scan initial = ahead;; ahead = initial) {
    initial.take_blanks();
    if (!initial.take_initial()) break;
  }
  scan = ahead;
  return true;
}

void take_and_others(Scan& scan) {
  Scan ahead = scan;
  ahead.take(U',');
  ahead.take_blanks();
  if (ahead.take_word({U"и", U"et", U"ж"})) {
    ahead.take(U'.');
    ahead.take_blanks();
    if (!ahead.take_word({U"др", U"al", U"б"})) return;
    ahead.take(U'.');
    scan = ahead;
  }
}

bool take_names(Scan& scan) {
  for (std::size_t names = 0; names < kMostNames; ++names) {
    if (!take_name(scan)) return false;
    take_and_others(scan);
    Scan ahead = scan;
    ahead.take_blanks();
    const bool comma = ahead.take(U',');
    ahead.take_blanks();
    const bool joined = ahead.take(U'&') || ahead.take_word({U"и", U"жана", U"and", U"менен"});
    ahead.take_blanks();
    if (!(comma || joined) || !is_capital(ahead.peek())) return true;
    scan = ahead;
  }
  return false;
}

// Айтматов, 1980, с. 12    Smith & Jones, 2019, p. 4    Юдахин, 1965: 12
bool take_author_year(Scan& scan) {
  if (!take_names(scan)) return false;
  scan.take_blanks();
  scan.take(U',');
  scan.take_blanks();
  if (!scan.take_year()) return false;
  Scan ahead = scan;
  ahead.take_blanks();
  if (!ahead.take_one_of(U",:")) return true;
  ahead.take_blanks();
  take_page_label(ahead);
  if (!take_number_range(ahead, 4)) return true;
  take_label_behind(ahead);
  scan = ahead;
  return true;
}

// What stands behind the first of several references is held less strictly: a capital, and a year before the next ";".
bool take_further_reference(Scan& scan) {
  scan.take_blanks();
  if (!is_capital(scan.peek())) return false;
  for (std::size_t letters = 0; letters < kLongestName && !scan.done(); ++letters) {
    if (scan.take_year()) {
      while (!scan.done() && scan.peek() != U';' && scan.peek() != U')' && scan.peek() != U']') scan.skip();
      return true;
    }
    scan.skip();
  }
  return false;
}

bool is_author_years(Scan scan) {
  if (scan.take_word({U"см", U"ср", U"кар", U"see", U"cf"})) scan.take(U'.');
  scan.take_blanks();
  if (!take_author_year(scan)) return false;
  for (;;) {
    scan.take_blanks();
    if (scan.take(U')') || scan.take(U']')) return scan.done();
    if (!scan.take(U';') || !take_further_reference(scan)) return false;
  }
}

bool take_same_place(Scan& scan) {
  Scan ahead = scan;
  const auto then = [&ahead](std::initializer_list<std::u32string_view> words) {
    ahead.take(U'.');
    ahead.take_blanks();
    return ahead.take_word(words);
  };
  const bool same = (ahead.take_word({U"там"}) && then({U"же"})) || (ahead.take_word({U"ошондо"}) && then({U"эле"})) ||
                    (ahead.take_word({U"ошол"}) && then({U"эле"}) && then({U"жерде"})) ||
                    (ahead.take_word({U"указ"}) && then({U"соч"})) || ahead.take_word({U"ibid", U"ibidem"});
  if (same) scan = ahead;
  return same;
}

// A year alone, as it stands behind a name in the text.
bool is_year(Scan scan) {
  return scan.take_year() && scan.take(U')') && scan.done();
}

// Where the name before a bracket that holds a year begins: «Айтматов Ч. (1980)».
std::optional<std::size_t> name_before(std::string_view paragraph, std::size_t bracket) {
  constexpr std::size_t kLongest = 80;
  std::size_t begin = bracket;
  bool name = false;
  for (std::size_t at = bracket; at > 0 && bracket - at < kLongest;) {
    const auto word_end = paragraph.find_last_not_of(' ', at - 1);
    if (word_end == std::string_view::npos) break;
    const auto space = paragraph.rfind(' ', word_end);
    const auto word_begin = space == std::string_view::npos ? 0 : space + 1;
    if (bracket - word_begin > kLongest) break;
    Scan word(paragraph.substr(0, word_end + 1), word_begin);
    if (!is_capital(word.peek())) break;
    const bool initial = word.take_initial();
    if (!initial) word.take_letters();
    if (!word.done() && !initial && word.peek() != U'-') break;
    begin = word_begin;
    name = !initial && word_end + 1 - word_begin >= 5;
    if (name) break;
    at = word_begin;
  }
  if (!name) return std::nullopt;
  return begin;
}

class CitationReader {
 public:
  explicit CitationReader(std::string_view paragraph) : text_(paragraph) {}

  std::vector<ByteRange> read() {
    read_footnote_line();
    constexpr ByteSet kInteresting("[(\xC2\xE2");  // brackets, and the first bytes of superscripts and №
    for (std::size_t at = kInteresting.find_in(text_); at < text_.size(); at = kInteresting.find_in(text_, at + 1)) {
      if (text_[at] == '[' || text_[at] == '(') {
        read_bracket(at);
      } else {
        read_sign(at);
      }
    }
    std::ranges::sort(found_, {}, &ByteRange::begin);
    drop_overlaps();
    return std::move(found_);
  }

 private:
  void add(std::size_t begin, std::size_t end) {
    found_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  void read_footnote_line() {
    Scan scan(text_);
    const bool numbered = scan.take_digits(1, 3) > 0 || take_superscripts(scan) || take_asterisks(scan);
    if (!numbered) return;
    scan.take(U')');
    if (scan.take_blanks() > 0 && take_same_place(scan)) add(0, scan.at());
  }

  static bool take_asterisks(Scan& scan) {
    const auto begin = scan.at();
    while (scan.at() - begin < 3 && scan.take(U'*')) {
    }
    return scan.at() > begin;
  }

  void read_bracket(std::size_t begin) {
    const char close = text_[begin] == '[' ? ']' : ')';
    const auto near = text_.substr(begin, kLongestBracket);
    const auto end = near.find_first_of(close == ']' ? "[]" : "()", 1);
    if (end == std::string_view::npos || near[end] != close) return;
    const auto bracket = near.substr(0, end + 1);
    if (is_citation(bracket)) {
      add(begin, begin + end + 1);
    } else if (close == ')' && is_year(Scan(bracket, 1))) {
      if (const auto name = name_before(text_, begin)) add(*name, begin + end + 1);
    }
  }

  static bool is_superscript(char32_t c) {
    return c == 0x00B9 || c == 0x00B2 || c == 0x00B3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
  }

  static bool take_superscripts(Scan& scan) {
    const auto begin = scan.at();
    while (is_superscript(scan.peek())) scan.skip();
    return scan.at() > begin;
  }

  void read_sign(std::size_t at) {
    if (text_.substr(at).starts_with("№")) {
      if (const auto law = law_reference_at(text_, at)) found_.push_back(*law);
      return;
    }
    Scan scan(text_, at);
    if (is_superscript(scan.previous()) || !take_superscripts(scan)) return;
    if (follows_text(at)) add(at, scan.at());
  }

  // A footnote digit follows a word of three letters or more or a closing sign; «м²» and "x²" are none.
  bool follows_text(std::size_t at) const {
    std::size_t begin = at;
    std::size_t letters = 0;
    while (begin > 0 && letters < 3) {
      const auto c = Scan(text_, begin).previous();
      if (letters == 0 && (c == U'.' || c == U',' || c == U')' || c == U']' || c == U'»' || c == U'”' || c == U'“')) {
        return true;
      }
      if (!is_word_letter(c)) return false;
      ++letters;
      do {
        --begin;
      } while (begin > 0 && (static_cast<unsigned char>(text_[begin]) & 0xC0U) == 0x80U);
    }
    return letters == 3;
  }

  void drop_overlaps() {
    std::size_t kept = 0;
    for (const auto& range : found_) {
      if (kept > 0 && range.begin < found_[kept - 1].end) continue;
      found_[kept++] = range;
    }
    found_.resize(kept);
  }

  std::string_view text_;
  std::vector<ByteRange> found_;
};

}  // namespace

bool is_citation(std::string_view bracket) {
  Scan scan(bracket, 1);
  scan.take_blanks();
  if (bracket.front() == '[' && is_numbers(scan)) return true;
  return take_same_place(scan) || is_author_years(scan);
}

std::vector<ByteRange> find_citations(std::string_view paragraph) {
  return CitationReader(paragraph).read();
}

}  // namespace tamga
