// Text for people: made harmless, measured in columns, filled into lines, and numbers that add up.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tamga {

// `text` as a terminal may show it, whoever wrote it. Everything that reaches a person in text form goes through here.
// Controls and direction marks become visible escapes, \n \t or \u{202E}; bytes that are not UTF-8 become \x{FF};
// all else stays. The result is valid UTF-8 on one line. Time O(n).
std::string printable(std::string_view text);

// Columns of a printable text on a terminal: Cyrillic counts letters, not bytes.
std::uint32_t columns(std::string_view text);

// Filled with blanks to `width` columns; longer text stays as it is.
std::string pad_right(std::string_view text, std::uint32_t width);
std::string pad_left(std::string_view text, std::uint32_t width);

// Cut to `width` columns, the last of them "…", where it is longer. Requires width >= 1.
std::string shorten(std::string_view text, std::uint32_t width);

// A word ready to print, and its columns, which terminal escapes inside it do not count towards.
struct ShownWord {
  std::string text;
  std::uint32_t columns = 0;
};

// The words of `text`, split at white space, printable and shortened to kWidestWord columns.
inline constexpr std::uint32_t kWidestWord = 60;
std::vector<ShownWord> shown_words(std::string_view text);

// Words filled into lines of at most `width` columns: `first` opens the first line and blanks of the same width the
// others. A newline ends the last line. No words give `first` alone.
std::string fill(std::span<const ShownWord> words, std::string_view first, std::uint32_t width);

// Whole numbers in proportion to `parts` that add up to `total` (largest remainder, the earlier part on a tie); all 0
// if all parts are. No part above 0 gets 0, as long as `total` is at least their number: a small share stays visible.
std::vector<std::uint32_t> apportion(std::span<const std::uint32_t> parts, std::uint32_t total);

// "12.34 %": the same figure as in every other view of a report. Requires part <= whole.
std::string percent_text(std::uint64_t part, std::uint64_t whole);

// "12,345".
std::string grouped(std::uint64_t number);

// "1 word", "2 words".
std::string counted(std::uint64_t number, std::string_view one, std::string_view many);

}  // namespace tamga
