// Reads a text from left to right in small steps that take what they expect or stay where they are: what regular
// expressions are for, but every step is linear and none goes back by itself, so no text can make it slow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace tamga {

bool is_capital(char32_t c);
bool is_word_letter(char32_t c);  // CharKind::kLetter or a combining mark
bool is_blank(char32_t c);        // white space of any kind, line breaks too
bool is_dash(char32_t c);         // - ‐ ‑ – — −
char32_t small_letter(char32_t c);
bool is_ascii_digit(char32_t c);

class Scan {
 public:
  // Reads `text`, which is valid UTF-8, from byte `at` on.
  explicit Scan(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

  bool done() const { return at_ >= text_.size(); }
  std::size_t at() const { return at_; }
  void go_to(std::size_t at) { at_ = at; }

  char32_t peek() const;      // U+0000 at the end
  char32_t previous() const;  // the code point before; U+0000 at the beginning
  void skip();                // one code point; nothing at the end

  bool take(char32_t c);
  bool take_one_of(std::u32string_view set);
  bool take_dash();
  // One of the words in lower case, whatever the case of the text; the first that fits, so longer ones come first. What
  // follows must not be a letter.
  bool take_word(std::initializer_list<std::u32string_view> words);
  // ASCII digits: how many; none is taken if there are fewer than `least` or more than `most` in a row.
  std::uint32_t take_digits(std::uint32_t least, std::uint32_t most);
  std::uint32_t take_blanks();   // how many
  std::uint32_t take_letters();  // letters and combining marks: how many
  bool take_year();              // 1900 to 2099, and a letter («2005а»); no digit before or behind
  bool take_initial();           // a capital and a full stop

 private:
  std::string_view text_;
  std::size_t at_;
};

}  // namespace tamga
