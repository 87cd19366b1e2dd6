// From the words of a page and their boxes to lines and paragraphs. Knows nothing of PDF itself.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tamga {

// A word as it stands on a page, in points from the top left corner.
struct PageWord {
  std::string text;  // UTF-8
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

struct PageLine {
  std::string text;  // the words with a space between them
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  double first_right = 0;  // of its first word
  double second_left = 0;  // of its second; of the first, where there is no other
  bool begins_paragraph = false;
};

// The lines of a page whose words come in the order of reading. A word begins a line where it does not stand on the
// height of the one before it, stands left of it, or far from it: another cell of a table. A line begins a paragraph
// where it is the first, stands above the one before it or beside it (another column or cell), stands lower than lines
// there usually do, has letters of another size, is indented, begins with the mark of a list, or follows a line on
// which its first word would have found room. Time O(n log n).
std::vector<PageLine> find_lines(const std::vector<PageWord>& words);

// "Page 3 of 10" and "Page 4 of 10" are one: each run of digits becomes "0".
std::string without_numbers(std::string_view text);

// Which lines are repeated at the head or the foot of pages: those at the height of the first or the last line of a
// page that, numbers aside, stand on at least three pages and on every third one in the same place. True at
// [page][line].
std::vector<std::vector<bool>> find_running_lines(const std::vector<std::vector<PageLine>>& pages);

}  // namespace tamga
