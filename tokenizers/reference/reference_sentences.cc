#include "tokenizers/reference/reference_sentences.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <cassert>
#include <cstddef>
#include <memory>

#include "tokenizers/abbreviations.h"
#include "tokenizers/char_kind.h"
#include "tokenizers/code_points.h"

namespace tamga {
namespace {

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

struct Gap {
  std::uint32_t terminators = 0;
  std::uint32_t line_breaks = 0;
};

Gap count(std::string_view gap) {
  Gap counted;
  char32_t before = 0;
  for (std::size_t at = 0; at < gap.size();) {
    const auto c = next_code_point(gap, at);
    const auto type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SENTENCE_BREAK);
    if (type == U_SB_ATERM || type == U_SB_STERM) ++counted.terminators;
    const bool second_half = before == U'\r' && c == U'\n';
    if (char_kind(c) == CharKind::kLineBreak && !second_half) ++counted.line_breaks;
    before = c;
  }
  return counted;
}

// Whether the words around `gap` belong together although ICU ends a sentence between them.
bool holds_together(std::string_view clean, ByteRange before, ByteRange after) {
  const auto gap = clean.substr(before.end, after.begin - before.end);
  const auto [terminators, line_breaks] = count(gap);
  if (gap.starts_with('.') && is_abbreviation(clean.substr(before.begin, before.size())) && terminators == 1 &&
      line_breaks == 0) {
    return true;
  }
  const auto next = static_cast<UChar32>(first_code_point(clean.substr(after.begin)));
  return u_isULowercase(next) != 0 && terminators == 0 && line_breaks == 1;
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
