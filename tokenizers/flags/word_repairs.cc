#include "tokenizers/flags/word_repairs.h"

#include <cassert>
#include <cstddef>
#include <cstdint>

#include "engine/text/utf8.h"
#include "tokenizers/char_kind.h"
#include "tokenizers/clean.h"
#include "tokenizers/code_points.h"
#include "tokenizers/fold.h"
#include "tokenizers/marks/scan.h"

namespace tamga {
namespace {

// The letter of every key for a letter of the languages: ң ө ү ё as н о у е, in lower case.
char32_t key_letter(char32_t c) {
  switch (const auto small = small_letter(c)) {
    case U'ң':
      return U'н';
    case U'ө':
      return U'о';
    case U'ү':
      return U'у';
    case U'ё':
      return U'е';
    default:
      return small;
  }
}

// Whether a mark belongs to the letter before it: й and ё as two code points.
bool is_part_of_letter(char32_t letter, char32_t mark) {
  const auto small = small_letter(letter);
  return (mark == 0x0306 && small == U'и') || (mark == 0x0308 && small == U'е');
}

class RepairReader {
 public:
  RepairReader(std::string_view word, std::string_view normalised) : word_(word), normalised_(normalised) {}

  std::vector<WordRepair> read() {
    for (std::size_t at = 0; at < word_.size();) {
      const auto begin = at;
      const auto c = next_code_point(word_, at);
      read_character(c, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
    }
    return std::move(repairs_);
  }

 private:
  void read_character(char32_t c, ByteRange range) {
    switch (char_kind(c)) {
      case CharKind::kLetter:
      case CharKind::kDigit:
      case CharKind::kOther:
        read_letter(c, range);
        last_letter_ = c;
        break;
      case CharKind::kMark:
        if (!is_part_of_letter(last_letter_, c)) repairs_.push_back({RepairKind::kMark, range, {}});
        break;
      case CharKind::kApostrophe:
        break;
      case CharKind::kNumberPoint:
        take(1);
        break;
      default:
        repairs_.push_back({RepairKind::kInvisible, range, {}});
    }
  }

  void read_letter(char32_t c, ByteRange range) {
    const auto letter = word_.substr(range.begin, range.size());
    const auto read_as = take(count_code_points(fold_word(clean_text(letter).text)));
    std::string expected;
    append_utf8(expected, key_letter(c));
    const bool two_code_points = expected == "и" && read_as == "й";
    if (read_as != expected && !two_code_points) repairs_.push_back({RepairKind::kLookAlike, range, read_as});
  }

  // The next `count` letters of the normalised word.
  std::string take(std::size_t count) {
    const auto begin = at_;
    for (std::size_t i = 0; i < count && at_ < normalised_.size(); ++i) next_code_point(normalised_, at_);
    return std::string(normalised_.substr(begin, at_ - begin));
  }

  std::string_view word_, normalised_;
  std::size_t at_ = 0;  // in normalised_
  char32_t last_letter_ = 0;
  std::vector<WordRepair> repairs_;
};

}  // namespace

std::string_view repair_kind_name(RepairKind kind) {
  switch (kind) {
    case RepairKind::kLookAlike:
      return "look_alike";
    case RepairKind::kInvisible:
      return "invisible";
    case RepairKind::kMark:
      return "mark";
  }
  assert(false);
  return "";
}

std::vector<WordRepair> word_repairs(std::string_view word, std::string_view normalised) {
  return RepairReader(word, normalised).read();
}

}  // namespace tamga
