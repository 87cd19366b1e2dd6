#include "tokenizers/sentences.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <memory>
#include <string>

#include "tokenizers/char_kind.h"
#include "tokenizers/code_points.h"

namespace tamga {
namespace {

// Abbreviations of two letters and more that stand before what they belong to. Not "no", which is also a word.
constexpr auto kAbbreviations = std::to_array<std::string_view>(
    {"жж", "бб",  "мис",  "атн", "кар", "мамл", "др",   "пр",  "см",   "ср",   "стр", "гг",
     "вв", "рис", "табл", "гл",  "изд", "вып",  "проф", "доц", "акад", "канд", "тыс", "руб",
     "ул", "etc", "pp",   "vol", "fig", "ed",   "eds",  "vs",  "ch",   "dr",   "al",  "им"});

struct CloseUText {
  void operator()(UText* text) const { utext_close(text); }
};

// Where ICU ends sentences: byte offsets, in order.
class SentenceEnds {
 public:
  explicit SentenceEnds(std::string_view clean) {
    UErrorCode status = U_ZERO_ERROR;
    text_.reset(utext_openUTF8(nullptr, clean.data(), static_cast<std::int64_t>(clean.size()), &status));
    iterator_.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
    assert(U_SUCCESS(status));  // the rules are compiled into ICU
    iterator_->setText(text_.get(), status);
    iterator_->first();
    end_ = iterator_->next();
  }

  // Whether a sentence ends at or before byte `at` and behind all earlier ones asked for.
  bool passed(std::uint32_t at) {
    bool any = false;
    while (end_ != icu::BreakIterator::DONE && static_cast<std::uint32_t>(end_) <= at) {
      any = true;
      end_ = iterator_->next();
    }
    return any;
  }

 private:
  std::unique_ptr<UText, CloseUText> text_;
  std::unique_ptr<icu::BreakIterator> iterator_;
  std::int32_t end_ = 0;
};

bool is_abbreviation(std::string_view word) {
  if (word.size() > 16) return false;
  std::string lower;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    const auto c = next_code_point(word, at);
    if (char_kind(c) != CharKind::kLetter) return false;
    append_code_point(lower, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
  }
  return letters == 1 || std::ranges::find(kAbbreviations, lower) != kAbbreviations.end();
}

// Whether the text between two words is one line break and nothing that ends a sentence.
bool is_wrapped_line(std::string_view gap) {
  std::size_t breaks = 0;
  char32_t before = 0;
  for (std::size_t at = 0; at < gap.size();) {
    const auto c = next_code_point(gap, at);
    const auto code = static_cast<UChar32>(c);
    if (u_hasBinaryProperty(code, UCHAR_S_TERM) != 0 || c == U'.') return false;
    const bool second_half = before == U'\r' && c == U'\n';
    if (char_kind(c) == CharKind::kLineBreak && !second_half) ++breaks;
    before = c;
  }
  return breaks == 1;
}

// Whether the words around `gap` belong together although ICU ends a sentence between them.
bool holds_together(std::string_view clean, ByteRange before, ByteRange after) {
  const auto gap = clean.substr(before.end, after.begin - before.end);
  if (gap.starts_with('.') && is_abbreviation(clean.substr(before.begin, before.size()))) {
    return gap.find('\n') == std::string_view::npos;
  }
  const auto next = static_cast<UChar32>(first_code_point(clean.substr(after.begin)));
  return u_isULowercase(next) != 0 && is_wrapped_line(gap);
}

}  // namespace

std::vector<TokenRange> find_sentences(std::string_view clean, std::span<const ByteRange> words) {
  std::vector<TokenRange> sentences;
  if (words.empty()) return sentences;
  SentenceEnds ends(clean);
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const bool ended = ends.passed(words[i].begin) && i > 0;
    if (!ended || holds_together(clean, words[i - 1], words[i])) continue;
    sentences.push_back({first, i});
    first = i;
  }
  sentences.push_back({first, static_cast<std::uint32_t>(words.size())});
  return sentences;
}

}  // namespace tamga
