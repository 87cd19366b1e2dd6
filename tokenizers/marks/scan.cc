#include "tokenizers/marks/scan.h"

#include <unicode/uchar.h>

#include "tokenizers/char_kind.h"
#include "tokenizers/code_points.h"

namespace tamga {

bool is_ascii_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_capital(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z';
  if (c >= 0x0400 && c < 0x0460) return c < 0x0430;
  return u_isupper(static_cast<UChar32>(c)) != 0;
}

bool is_word_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  const auto kind = char_kind(c);
  return kind == CharKind::kLetter || kind == CharKind::kMark;
}

bool is_blank(char32_t c) {
  if (c < 0x80) return c == U' ' || (c >= U'\t' && c <= U'\r');
  const auto kind = char_kind(c);
  return kind == CharKind::kSpace || kind == CharKind::kLineBreak;
}

bool is_dash(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

char32_t small_letter(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
  if (c >= 0x0410 && c < 0x0430) return c + 32;
  if (c >= 0x0430 && c < 0x0450) return c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

char32_t Scan::peek() const {
  if (done()) return U'\0';
  std::size_t at = at_;
  return next_code_point(text_, at);
}

char32_t Scan::previous() const {
  if (at_ == 0) return U'\0';
  std::size_t at = at_ - 1;
  while (at > 0 && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U) --at;
  return next_code_point(text_, at);
}

void Scan::skip() {
  if (!done()) next_code_point(text_, at_);
}

bool Scan::take(char32_t c) {
  if (done() || peek() != c) return false;
  skip();
  return true;
}

bool Scan::take_one_of(std::u32string_view set) {
  if (done() || set.find(peek()) == std::u32string_view::npos) return false;
  skip();
  return true;
}

bool Scan::take_dash() {
  if (!is_dash(peek())) return false;
  skip();
  return true;
}

bool Scan::take_word(std::initializer_list<std::u32string_view> words) {
  for (const auto word : words) {
    Scan ahead = *this;
    std::size_t letters = 0;
    while (letters < word.size() && !ahead.done() && small_letter(ahead.peek()) == word[letters]) {
      ahead.skip();
      ++letters;
    }
    if (letters < word.size() || is_word_letter(ahead.peek())) continue;
    *this = ahead;
    return true;
  }
  return false;
}

std::uint32_t Scan::take_digits(std::uint32_t least, std::uint32_t most) {
  std::uint32_t count = 0;
  std::size_t at = at_;
  while (at < text_.size() && is_ascii_digit(static_cast<unsigned char>(text_[at])) && count <= most) {
    ++at;
    ++count;
  }
  if (count < least || count > most) return 0;
  at_ = at;
  return count;
}

std::uint32_t Scan::take_blanks() {
  std::uint32_t count = 0;
  while (!done() && is_blank(peek())) {
    skip();
    ++count;
  }
  return count;
}

std::uint32_t Scan::take_letters() {
  std::uint32_t count = 0;
  while (!done() && is_word_letter(peek())) {
    skip();
    ++count;
  }
  return count;
}

bool Scan::take_year() {
  const auto digits = text_.substr(at_, 4);
  if (!digits.starts_with("19") && !digits.starts_with("20")) return false;
  if (is_ascii_digit(previous())) return false;
  Scan ahead = *this;
  if (ahead.take_digits(4, 4) == 0) return false;
  const Scan before_letter = ahead;
  if (is_word_letter(ahead.peek()) && !is_capital(ahead.peek())) {
    ahead.skip();
    if (is_word_letter(ahead.peek())) ahead = before_letter;  // «2005жыл» is a year and a word
  }
  *this = ahead;
  return true;
}

bool Scan::take_initial() {
  if (!is_capital(peek())) return false;
  Scan ahead = *this;
  ahead.skip();
  if (!ahead.take(U'.')) return false;
  *this = ahead;
  return true;
}

}  // namespace tamga
