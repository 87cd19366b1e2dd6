#include "cli/marked_text.h"

#include <algorithm>
#include <optional>
#include <string>

#include "cli/code_points.h"

namespace tamga {
namespace {

// Words shown in front of and behind what is left out of a long passage.
constexpr std::size_t kHeadWords = 50;
constexpr std::size_t kTailWords = 20;

struct Signs {
  std::string_view begin, end;
  std::uint32_t columns;  // of both together
};

Signs signs_of(TwinKind kind, bool colour) {
  switch (kind) {
    case TwinKind::kSameWord:
      return colour ? Signs{"\x1b[1m", "\x1b[22m", 0} : Signs{"[", "]", 2};
    case TwinKind::kSameStem:
      return colour ? Signs{"\x1b[4m", "\x1b[24m", 0} : Signs{"{", "}", 2};
  }
  return {"", "", 0};
}

bool is_letter_or_digit(char32_t value) {
  if (value < 0x80) return (value >= '0' && value <= '9') || ((value | 0x20) >= 'a' && (value | 0x20) <= 'z');
  return value >= 0xC0 && value != 0xD7 && value != 0xF7 && (value < 0x2000 || value > 0x206F) &&
         (value < 0x3000 || value > 0x303F);
}

// A code point of the text with its place, so that marks and words can be laid over each other. Small, because a
// passage can be a whole book.
struct Placed {
  char32_t value = 0;
  std::uint32_t byte = 0;
};

std::vector<Placed> place(std::string_view text) {
  std::vector<Placed> placed;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto code_point = read_code_point(text.substr(at));
    placed.push_back({code_point.value, at});
    at += static_cast<std::uint32_t>(code_point.bytes);
  }
  return placed;
}

// Clips marks to the text and joins those of one kind with no letter between them.
std::vector<ShownMark> joined(std::span<const ShownMark> marks, const std::vector<Placed>& text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  std::vector<ShownMark> result;
  for (auto mark : marks) {
    mark.range.end = std::min(mark.range.end, size);
    if (mark.range.begin >= mark.range.end) continue;
    const bool touches = !result.empty() && result.back().kind == mark.kind &&
                         result.back().range.end <= mark.range.begin &&
                         std::none_of(text.begin() + result.back().range.end, text.begin() + mark.range.begin,
                                      [](const Placed& placed) { return is_letter_or_digit(placed.value); });
    if (touches) {
      result.back().range.end = mark.range.end;
    } else {
      result.push_back(mark);
    }
  }
  return result;
}

// Builds one word after the other and knows which stretch is open.
class Writer {
 public:
  explicit Writer(bool colour) : colour_(colour) {}

  void open(TwinKind kind) {
    opening_ = kind;
    kind_ = kind;
  }
  void close() {
    if (opening_) {
      opening_.reset();  // nothing was written inside
    } else if (kind_) {
      sign(signs_of(*kind_, colour_).end);
    }
    kind_.reset();
  }
  void write(std::string_view bytes) {
    if (opening_) sign(signs_of(*opening_, colour_).begin);
    opening_.reset();
    pending_ += bytes;
  }
  void end_word() {
    flush();
    if (word_.text.empty()) return;
    const bool inside = kind_ && !opening_;
    if (colour_ && inside) word_.text += signs_of(*kind_, true).end;  // blanks between words stay plain
    words_.push_back(std::move(word_));
    word_ = {};
    shown_ = 0;
    if (colour_ && inside) opening_ = kind_;
  }
  std::vector<ShownWord> words() && { return std::move(words_); }

 private:
  // Signs never count towards the width at which a word is cut.
  void sign(std::string_view sign) {
    flush();
    word_.text += sign;
    if (!colour_) ++word_.columns;
  }
  void flush() {
    if (pending_.empty()) return;
    if (shown_ <= kWidestWord) {
      const auto shown = shorten(printable(pending_), kWidestWord + 1 - shown_);
      word_.text += shown;
      word_.columns += columns(shown);
      shown_ += columns(shown);
    }
    pending_.clear();
  }

  bool colour_;
  std::optional<TwinKind> kind_, opening_;
  std::string pending_;
  std::uint32_t shown_ = 0;
  ShownWord word_;
  std::vector<ShownWord> words_;
};

// Where each word of a text begins and ends, in code points.
std::vector<CodePointRange> word_ranges(const std::vector<Placed>& text) {
  std::vector<CodePointRange> words;
  bool inside = false;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const bool blank = is_white_space(text[i].value);
    if (!blank && !inside) words.push_back({i, i});
    if (!blank) words.back().end = i + 1;
    inside = !blank;
  }
  return words;
}

std::vector<ShownMark> shifted(std::span<const ShownMark> marks, std::uint32_t begin) {
  std::vector<ShownMark> result;
  for (const auto& mark : marks) {
    if (mark.range.end <= begin) continue;
    result.push_back({{std::max(mark.range.begin, begin) - begin, mark.range.end - begin}, mark.kind});
  }
  return result;
}

}  // namespace

std::vector<ShownWord> marked_words(std::string_view text, std::span<const ShownMark> marks, bool colour) {
  const auto placed = place(text);
  const auto stretches = joined(marks, placed);
  auto next = stretches.begin();
  Writer writer(colour);
  for (std::uint32_t i = 0; i < placed.size(); ++i) {
    if (next != stretches.end() && next->range.end == i) {
      writer.close();
      ++next;
    }
    if (next != stretches.end() && next->range.begin == i) writer.open(next->kind);
    const auto end = i + 1 < placed.size() ? placed[i + 1].byte : text.size();
    if (is_white_space(placed[i].value)) {
      writer.end_word();
    } else {
      writer.write(text.substr(placed[i].byte, end - placed[i].byte));
    }
  }
  if (next != stretches.end()) writer.close();
  writer.end_word();
  return std::move(writer).words();
}

std::vector<ShownWord> marked_excerpt(std::string_view text, std::span<const ShownMark> marks, bool colour) {
  const auto placed = place(text);
  const auto words = word_ranges(placed);
  if (words.size() <= kMostWords) return marked_words(text, marks, colour);
  const auto head_end = words[kHeadWords - 1].end;
  const auto tail_begin = words[words.size() - kTailWords].begin;
  auto shown = marked_words(text.substr(0, placed[head_end].byte), marks, colour);
  const auto left_out = grouped(words.size() - kHeadWords - kTailWords);
  for (const std::string& word : {std::string("…"), left_out, std::string("words"), std::string("…")}) {
    shown.push_back({word, columns(word)});
  }
  const auto tail = marked_words(text.substr(placed[tail_begin].byte), shifted(marks, tail_begin), colour);
  shown.insert(shown.end(), tail.begin(), tail.end());
  return shown;
}

std::string_view first_words(std::string_view text, std::size_t count) {
  const auto placed = place(text);
  const auto words = word_ranges(placed);
  if (words.size() <= count) return text;
  return count == 0 ? std::string_view() : text.substr(0, placed[words[count - 1].end].byte);
}

std::string_view last_words(std::string_view text, std::size_t count) {
  const auto placed = place(text);
  const auto words = word_ranges(placed);
  if (words.size() <= count) return text;
  return count == 0 ? std::string_view() : text.substr(placed[words[words.size() - count].begin].byte);
}

}  // namespace tamga
