#include "tokenizers/clean.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cassert>
#include <cstdint>

#include "engine/text/utf8.h"
#include "tokenizers/char_kind.h"
#include "tokenizers/code_points.h"

namespace tamga {
namespace {

constexpr char32_t kBreve = 0x0306;
constexpr std::string_view kBigI = "И";    // + breve = Й, the next byte
constexpr std::string_view kSmallI = "и";  // + breve = й, the next byte
constexpr auto kNowhere = static_cast<std::size_t>(-1);

class Cleaner {
 public:
  explicit Cleaner(std::string_view source) : source_(source) {
    UErrorCode status = U_ZERO_ERROR;
    nfkd_ = icu::Normalizer2::getNFKDInstance(status);
    assert(U_SUCCESS(status));  // the data is compiled into ICU
    clean_.text.reserve(source.size());
  }

  CleanText run() {
    for (std::size_t at = 0; at < source_.size();) {
      begin_ = at;
      const auto c = next_code_point(source_, at);
      end_ = at;
      take(c, char_kind(c));
    }
    if (expected_ != source_.size()) clean_.offsets.add_bend(clean_.text.size(), read_until_, source_.size());
    return std::move(clean_);
  }

 private:
  // How far the text just read looks like a hyphenated line end.
  enum class LineEnd : std::uint8_t { kNo, kLetter, kHyphen, kCarriageReturn, kBreak };

  void take(char32_t c, CharKind kind) {
    switch (kind) {
      case CharKind::kInvisible:
        return;
      case CharKind::kMark:
        return take_mark(c);
      case CharKind::kSoftHyphen:
        if (line_end_ == LineEnd::kLetter) note_hyphen();
        return;
      case CharKind::kLetter:
      case CharKind::kDigit:
        return take_word_character(c, kind);
      case CharKind::kHyphen:
        if (line_end_ == LineEnd::kLetter || (line_end_ == LineEnd::kHyphen && hyphen_at_ == clean_.text.size())) {
          note_hyphen();
        } else {
          line_end_ = LineEnd::kNo;
        }
        break;
      case CharKind::kLineBreak:
        take_line_break(c);
        break;
      case CharKind::kSpace:
        if (line_end_ == LineEnd::kCarriageReturn) line_end_ = LineEnd::kBreak;
        if (line_end_ != LineEnd::kBreak) line_end_ = LineEnd::kNo;
        break;
      case CharKind::kOther:
      case CharKind::kApostrophe:
      case CharKind::kNumberPoint:
        line_end_ = LineEnd::kNo;
        break;
    }
    after_word_ = false;
    emit(c);
  }

  void note_hyphen() {
    line_end_ = LineEnd::kHyphen;
    hyphen_at_ = clean_.text.size();
    word_read_until_ = read_until_;
  }

  void take_line_break(char32_t c) {
    if (line_end_ == LineEnd::kHyphen) {
      line_end_ = c == U'\r' ? LineEnd::kCarriageReturn : LineEnd::kBreak;
    } else if (line_end_ == LineEnd::kCarriageReturn && c == U'\n') {
      line_end_ = LineEnd::kBreak;  // CR LF is one break
    } else {
      line_end_ = LineEnd::kNo;
    }
  }

  // Decomposes `c` into parts_. The two Arabic phrases that are one character each stay: a text of them would grow
  // elevenfold.
  bool decompose(char32_t c) {
    constexpr int kMostParts = 4;
    return nfkd_->getDecomposition(static_cast<UChar32>(c), parts_) != 0 && parts_.length() <= kMostParts;
  }

  void take_word_character(char32_t c, CharKind kind) {
    const bool after_break = line_end_ == LineEnd::kBreak || line_end_ == LineEnd::kCarriageReturn;
    if (after_break && u_isULowercase(static_cast<UChar32>(c)) != 0) join_line_end();
    if (c < 0x80 || !decompose(c)) {
      emit(c);
      line_end_ = kind == CharKind::kLetter ? LineEnd::kLetter : LineEnd::kNo;
      after_word_ = true;
      return;
    }
    take_decomposed();
  }

  // Takes the parts of a letter or digit that decomposes, all from the same bytes of the source.
  void take_decomposed() {
    bool first = true;
    for (int i = 0; i < parts_.length(); i = parts_.moveIndex32(i, 1)) {
      const auto part = static_cast<char32_t>(parts_.char32At(i));
      const auto kind = char_kind(part);
      if (kind == CharKind::kMark) take_mark(part);
      if (kind != CharKind::kLetter && kind != CharKind::kDigit) continue;
      if (first) {
        emit(part);
      } else {
        append_utf8(clean_.text, part);
        expected_ = kNowhere;
      }
      first = false;
      line_end_ = kind == CharKind::kLetter ? LineEnd::kLetter : LineEnd::kNo;
      after_word_ = true;
    }
  }

  // A mark belongs to the letter before it; nothing but the breve of й shows in the cleaned text.
  void take_mark(char32_t c) {
    if (!after_word_) return;
    read_until_ = end_;
    if (line_end_ == LineEnd::kHyphen) word_read_until_ = end_;
    if (c == kBreve && (clean_.text.ends_with(kBigI) || clean_.text.ends_with(kSmallI))) ++clean_.text.back();
  }

  // Takes back the hyphen and what followed it.
  void join_line_end() {
    clean_.text.resize(hyphen_at_);
    clean_.offsets.forget_from(hyphen_at_);
    read_until_ = word_read_until_;
    expected_ = kNowhere;
  }

  // Appends `c` as read from [begin_, end_).
  void emit(char32_t c) {
    if (begin_ != expected_ || begin_ != read_until_) {
      clean_.offsets.add_bend(clean_.text.size(), read_until_, begin_);
    }
    const auto before = clean_.text.size();
    append_utf8(clean_.text, c);
    expected_ = begin_ + (clean_.text.size() - before);
    read_until_ = end_;
  }

  std::string_view source_;
  const icu::Normalizer2* nfkd_ = nullptr;
  icu::UnicodeString parts_;
  CleanText clean_;
  std::size_t begin_ = 0;  // of the code point at hand, in the source
  std::size_t end_ = 0;
  std::size_t expected_ = 0;    // where the source would go on if no bend came now
  std::size_t read_until_ = 0;  // end in the source of what the cleaned text holds
  bool after_word_ = false;     // the cleaned text ends in a letter or digit
  LineEnd line_end_ = LineEnd::kNo;
  std::size_t hyphen_at_ = 0;        // in the cleaned text, from LineEnd::kHyphen on
  std::size_t word_read_until_ = 0;  // in the source: the end of the letter before the hyphen
};

}  // namespace

CleanText clean_text(std::string_view source) {
  return Cleaner(source).run();
}

}  // namespace tamga
