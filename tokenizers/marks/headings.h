// Which lines are headings, and which of them open a bibliography.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace tamga {

enum class HeadingKind { kNone, kHeading, kBibliography };

class HeadingReader {
 public:
  HeadingReader();

  // What a line says about itself, its numbering and closing signs apart:
  // - a known phrase («Киришүү», «Список литературы»); of a bibliography also with one letter too many, too few or
  //   wrong («Колднулган адабияттар»), as long as it has eight letters;
  // - the word for a chapter and its number: «1-бөлүм», «Глава II. …», "Chapter 3";
  // - a number of two levels or more and a capital: "1.2 Сүттүн курамы", without a full stop behind;
  // - capitals only, if `alone`: no other line in its paragraph.
  // Lines of more than 120 letters are none. Time O(1).
  HeadingKind kind(std::string_view line, bool alone) const;

 private:
  bool is_bibliography(const std::string& folded) const;

  std::unordered_set<std::string> sections_;
  std::vector<std::u32string> bibliographies_;
};

// Whether two texts differ by at most one letter put in, left out or replaced. Time O(n).
bool differ_by_one_letter(std::u32string_view a, std::u32string_view b);

}  // namespace tamga
