#include "tokenizers/marks/quotations.h"

#include <array>
#include <cstdint>
#include <optional>

#include "engine/text/utf8.h"
#include "tokenizers/char_kind.h"
#include "tokenizers/marks/byte_set.h"
#include "tokenizers/marks/scan.h"

namespace tamga {
namespace {

// Signs of two characters have a code point of their own here, outside Unicode.
constexpr char32_t kDoubleLess = 0x110000, kDoubleGreater = 0x110001, kDoubleBacktick = 0x110002,
                   kDoubleApostrophe = 0x110003, kDoubleComma = 0x110004;

struct Pair {
  char32_t open;
  std::u32string_view close;
};

constexpr std::array kDoubleClose = {kDoubleApostrophe, U'“', U'”', U'"'};
constexpr std::array kGreaterClose = {kDoubleGreater, U'»'};

constexpr auto kPairs = std::to_array<Pair>({{U'«', U"»"},
                                             {U'„', U"“”\""},
                                             {U'“', U"”“"},
                                             {U'”', U"”"},
                                             {U'‘', U"’"},
                                             {U'‚', U"‘’"},
                                             {U'‹', U"›"},
                                             {U'"', U"\"”“"},
                                             {U'\'', U"'’"},
                                             {U'＂', U"＂"},
                                             {U'″', U"″"},
                                             {kDoubleLess, {kGreaterClose.data(), kGreaterClose.size()}},
                                             {kDoubleBacktick, {kDoubleClose.data(), kDoubleClose.size()}},
                                             {kDoubleComma, {kDoubleClose.data(), kDoubleClose.size()}}});

std::u32string_view closers_of(char32_t open) {
  for (const auto& pair : kPairs) {
    if (pair.open == open) return pair.close;
  }
  return {};
}

bool closes(char32_t open, char32_t close) {
  return closers_of(open).find(close) != std::u32string_view::npos;
}

bool is_straight(char32_t sign) {
  return sign == U'"' || sign == U'\'' || sign == U'＂' || sign == U'″';
}

bool is_mark(char32_t c) {
  switch (c) {
    case U'«':
    case U'»':
    case U'„':
    case U'“':
    case U'”':
    case U'‘':
    case U'’':
    case U'‚':
    case U'‹':
    case U'›':
    case U'"':
    case U'\'':
    case U'＂':
    case U'″':
      return true;
    default:
      return false;
  }
}

bool is_word(char32_t c) {
  return is_word_letter(c) || (c != U'\0' && char_kind(c) == CharKind::kDigit);
}

// A mark in the text: which, where, and what its neighbours allow.
struct Sign {
  char32_t value = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  char32_t before = 0;
  char32_t behind = 0;

  bool can_open() const { return !is_word(before) && behind != U'\0' && !is_blank(behind); }
  bool can_close() const { return before != U'\0' && !is_blank(before) && !is_word(behind); }
};

class QuotationReader {
 public:
  explicit QuotationReader(std::string_view text) : text_(text) {}

  std::vector<ByteRange> read() {
    constexpr ByteSet kMayBegin("\"'<>`,\xC2\xE2\xEF");  // what a sign of quotation begins with
    for (auto at = kMayBegin.find_in(text_); at < text_.size();) {
      Scan scan(text_, at);
      if (const auto sign = take_sign(scan)) use(*sign);
      at = kMayBegin.find_in(text_, scan.at());
    }
    return std::move(found_);
  }

 private:
  struct Open {
    Sign sign;
    std::size_t inner;  // found_ had so many entries: what came since lies inside
  };
  static constexpr std::size_t kDeepest = 8;

  static std::optional<Sign> take_sign(Scan& scan) {
    Sign sign;
    sign.before = scan.previous();
    sign.begin = static_cast<std::uint32_t>(scan.at());
    const auto c = scan.peek();
    scan.skip();
    if (c == U'<' || c == U'>' || c == U'`' || c == U',' || (c == U'\'' && scan.peek() == U'\'')) {
      if (!scan.take(c)) return std::nullopt;
      sign.value = doubled(c);
    } else if (is_mark(c)) {
      sign.value = c;
    } else {
      return std::nullopt;
    }
    sign.end = static_cast<std::uint32_t>(scan.at());
    sign.behind = scan.peek();
    return sign;
  }

  static char32_t doubled(char32_t c) {
    switch (c) {
      case U'<':
        return kDoubleLess;
      case U'>':
        return kDoubleGreater;
      case U'`':
        return kDoubleBacktick;
      case U',':
        return kDoubleComma;
      default:
        return kDoubleApostrophe;
    }
  }

  void use(const Sign& sign) {
    const bool one_way = sign.value == U'»' || sign.value == U'›' || sign.value == kDoubleGreater;
    if ((one_way || sign.can_close()) && close(sign)) return;
    const bool opens = sign.value == U'«' || sign.value == U'„' || sign.value == U'‹' || sign.can_open();
    if (opens && !closers_of(sign.value).empty()) open(sign);
  }

  void open(const Sign& sign) {
    if (open_.size() == kDeepest) open_.erase(open_.begin());
    open_.push_back({sign, found_.size()});
  }

  bool close(const Sign& sign) {
    for (auto at = open_.size(); at > 0; --at) {
      const auto& opened = open_[at - 1];
      if (!closes(opened.sign.value, sign.value) || !near_enough(opened.sign, sign)) continue;
      found_.resize(opened.inner);
      found_.push_back({opened.sign.begin, sign.end});
      open_.resize(at - 1);
      return true;
    }
    return false;
  }

  bool near_enough(const Sign& opened, const Sign& sign) const {
    if (!is_straight(opened.value)) return true;
    if (sign.begin - opened.end > 4 * kLongestStraightQuotation) return false;
    return count_code_points(text_.substr(opened.end, sign.begin - opened.end)) <= kLongestStraightQuotation;
  }

  std::string_view text_;
  std::vector<Open> open_;
  std::vector<ByteRange> found_;
};

}  // namespace

std::vector<ByteRange> find_quotations(std::string_view paragraph) {
  return QuotationReader(paragraph).read();
}

}  // namespace tamga
