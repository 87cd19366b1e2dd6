#include "tokenizers/marks/headings.h"

#include <algorithm>
#include <cstddef>

#include "engine/text/utf8.h"
#include "tokenizers/clean.h"
#include "tokenizers/code_points.h"
#include "tokenizers/data/mark_phrases.h"
#include "tokenizers/fold.h"
#include "tokenizers/marks/scan.h"
#include "tokenizers/words.h"

namespace tamga {
namespace {

constexpr std::size_t kLongestHeading = 120;  // letters
constexpr std::size_t kShortestMisspelt = 8;  // letters of a heading that may have a wrong one

// The folded words of a heading, a space between two.
std::string folded_words(std::string_view line) {
  const auto clean = clean_text(line);
  std::string folded;
  for (const auto& word : find_words(clean.text)) {
    if (!folded.empty()) folded += ' ';
    folded += fold_word(std::string_view(clean.text).substr(word.begin, word.size()));
  }
  return folded;
}

std::u32string code_points(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) letters += next_code_point(text, at);
  return letters;
}

template <class Use>
void for_each_line(std::string_view lines, Use use) {
  for (std::size_t at = 0; at < lines.size();) {
    const auto end = std::min(lines.find('\n', at), lines.size());
    use(lines.substr(at, end - at));
    at = end + 1;
  }
}

// "1.", "1.2.", "2)", "IV.", "§ 3": how many levels of numbers it took.
std::uint32_t take_numbering(Scan& scan) {
  if (scan.take(U'§')) scan.take_blanks();
  Scan ahead = scan;
  std::uint32_t levels = 0;
  while (ahead.take_digits(1, 2) > 0) {
    ++levels;
    if (!ahead.take(U'.')) break;
  }
  if (levels > 0) {
    ahead.take(U')');
  } else {
    while (ahead.take_one_of(U"IVXІХ")) levels = 1;
    if (levels == 0 || !ahead.take_one_of(U".)")) return 0;
  }
  if (ahead.take_blanks() == 0 && !ahead.done()) return 0;
  scan = ahead;
  return levels;
}

bool take_ordinal(Scan& scan) {
  if (scan.take_digits(1, 2) > 0) return true;
  if (scan.take_one_of(U"IVXІХ")) {
    while (scan.take_one_of(U"IVXІХ")) {
    }
    return true;
  }
  return scan.take_word({U"биринчи", U"экинчи", U"үчүнчү", U"төртүнчү", U"бешинчи", U"первая", U"вторая", U"третья",
                         U"one", U"two", U"three", U"four", U"five"});
}

// «1-бөлүм», «I бап», «Биринчи глава», «Глава 1», "Chapter II".
bool is_chapter(Scan scan) {
  Scan behind = scan;
  if (take_ordinal(behind)) {
    behind.take(U'.');
    behind.take_blanks();
    behind.take_dash();
    behind.take_blanks();
    if (behind.take_word({U"бөлүм", U"бап", U"бөлүк", U"глава", U"тиркеме", U"параграф"})) return true;
  }
  if (!scan.take_word({U"глава", U"раздел", U"часть", U"параграф", U"приложение", U"бөлүм", U"бап", U"тиркеме",
                       U"chapter", U"section", U"part", U"appendix"})) {
    return false;
  }
  scan.take_blanks();
  return take_ordinal(scan) && !is_word_letter(scan.peek());
}

bool ends_like_a_sentence(std::string_view line) {
  const auto last = Scan(line, line.size()).previous();
  return last == U'.' || last == U',' || last == U';' || last == U'!' || last == U'…';
}

// No small letter, two words or at least five letters, mostly letters.
bool is_all_capitals(std::string_view line) {
  std::size_t capitals = 0, others = 0;
  for (Scan scan(line); !scan.done(); scan.skip()) {
    const auto c = scan.peek();
    if (is_capital(c)) {
      ++capitals;
    } else if (is_word_letter(c)) {
      return false;
    } else if (!is_blank(c)) {
      ++others;
    }
  }
  return capitals >= 5 && others <= capitals / 3;
}

}  // namespace

bool differ_by_one_letter(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto same = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  const auto rest = b.substr(std::min(same + 1, b.size()));
  return a.size() == b.size() ? a.substr(std::min(same + 1, a.size())) == rest : a.substr(same) == rest;
}

HeadingReader::HeadingReader() {
  for_each_line(data::section_headings(), [this](std::string_view line) { sections_.insert(folded_words(line)); });
  for_each_line(data::bibliography_headings(),
                [this](std::string_view line) { bibliographies_.push_back(code_points(folded_words(line))); });
}

bool HeadingReader::is_bibliography(const std::string& folded) const {
  const auto letters = code_points(folded);
  return std::ranges::any_of(bibliographies_, [&letters](const std::u32string& known) {
    return known == letters || (known.size() >= kShortestMisspelt && differ_by_one_letter(known, letters));
  });
}

HeadingKind HeadingReader::kind(std::string_view line, bool alone) const {
  if (line.size() > 4 * kLongestHeading || count_code_points(line) > kLongestHeading) return HeadingKind::kNone;
  Scan scan(line);
  const auto levels = take_numbering(scan);
  const auto rest = line.substr(scan.at());
  const bool capital = is_capital(scan.peek());
  const auto last = Scan(line, line.size()).previous();
  if (last == U',' || last == U';') return HeadingKind::kNone;
  if (capital) {
    const auto words = folded_words(rest);
    if (is_bibliography(words)) return HeadingKind::kBibliography;
    if (sections_.contains(words)) return HeadingKind::kHeading;
  }
  if (is_chapter(Scan(line))) return HeadingKind::kHeading;
  if (!alone || ends_like_a_sentence(line)) return HeadingKind::kNone;
  if (levels >= 2 && capital) return HeadingKind::kHeading;
  return is_all_capitals(rest) ? HeadingKind::kHeading : HeadingKind::kNone;
}

}  // namespace tamga
