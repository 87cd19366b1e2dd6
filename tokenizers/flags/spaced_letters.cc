#include "tokenizers/flags/spaced_letters.h"

#include <cstddef>

#include "tokenizers/char_kind.h"
#include "tokenizers/code_points.h"
#include "tokenizers/marks/scan.h"

namespace tamga {
namespace {

constexpr std::uint32_t kLeastLetters = 4;
constexpr std::uint32_t kLettersAWord = 5;

// The letter that a word consists of; U+0000 if it has more or none.
char32_t only_letter(std::string_view word) {
  std::size_t at = 0;
  const auto c = next_code_point(word, at);
  if (!is_word_letter(c)) return U'\0';
  while (at < word.size()) {
    const auto kind = char_kind(next_code_point(word, at));
    if (kind != CharKind::kMark && kind != CharKind::kInvisible && kind != CharKind::kSoftHyphen) return U'\0';
  }
  return small_letter(c);
}

bool parts_letters(std::string_view gap) {
  if (gap.empty()) return false;
  std::size_t at = 0;
  const auto c = next_code_point(gap, at);
  if (at < gap.size()) return false;
  return char_kind(c) == CharKind::kSpace || is_dash(c) || c == U'_' || c == U'·' || c == U'*' || c == U'•';
}

// Whether nothing but a sign or two stands on the same line.
bool fills_its_line(std::string_view text, ByteRange range) {
  constexpr std::size_t kLongestLine = 120;  // bytes: more is prose, spaced out as a whole
  constexpr std::size_t kMostSigns = 4;
  if (range.size() > kLongestLine) return false;
  const auto last = range.begin == 0 ? std::string_view::npos : text.find_last_not_of(" \t", range.begin - 1);
  const bool begins = last == std::string_view::npos || text[last] == '\n' || text[last] == '\r';
  const auto behind = text.substr(range.end, kMostSigns + 1);
  const auto end = behind.find_first_of("\r\n");
  return begins && (end != std::string_view::npos || behind.size() <= kMostSigns);
}

class SpacedLetterReader {
 public:
  SpacedLetterReader(std::string_view text, std::span<const Token> tokens) : text_(text), tokens_(tokens) {}

  std::vector<SpacedRun> read() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const auto letter = letter_of(tokens_[i].range);
      if (letters_ > 0 && (letter == U'\0' || !parts_letters(gap_before(i)))) finish(i);
      if (letter != U'\0') add(letter);
    }
    finish(tokens_.size());
    return std::move(runs_);
  }

 private:
  char32_t letter_of(ByteRange range) const {
    constexpr std::uint32_t kWidestLetter = 16;  // bytes, with marks and invisible characters
    return range.size() > kWidestLetter ? U'\0' : only_letter(text_.substr(range.begin, range.size()));
  }

  std::string_view gap_before(std::size_t token) const {
    const auto begin = tokens_[token - 1].range.end;
    return text_.substr(begin, tokens_[token].range.begin - begin);
  }

  void add(char32_t letter) {
    changed_ = changed_ || (letters_ > 0 && letter != last_);
    steps_ += letters_ > 0 && letter == last_ + 1 ? 1 : 0;
    ++letters_;
    last_ = letter;
  }

  void finish(std::size_t end) {
    const bool list = steps_ + 1 == letters_;
    if (letters_ >= kLeastLetters && changed_ && !list) {
      const ByteRange range{tokens_[end - letters_].range.begin, tokens_[end - 1].range.end};
      const auto words = (letters_ + kLettersAWord - 1) / kLettersAWord;
      if (!fills_its_line(text_, range)) runs_.push_back({range, words});
    }
    letters_ = steps_ = 0;
    changed_ = false;
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  std::vector<SpacedRun> runs_;
  std::uint32_t letters_ = 0;  // of the run so far
  std::uint32_t steps_ = 0;    // from a letter to the next one of the alphabet
  bool changed_ = false;       // from a letter to another one
  char32_t last_ = 0;
};

}  // namespace

std::vector<SpacedRun> find_spaced_letters(std::string_view text, std::span<const Token> tokens) {
  return SpacedLetterReader(text, tokens).read();
}

}  // namespace tamga
