#include "tokenizers/scan/sentence_breaker.h"

#include <unicode/uchar.h>

#include <cstddef>

#include "tokenizers/abbreviations.h"
#include "tokenizers/char_kind.h"
#include "tokenizers/code_points.h"

namespace tamga {
namespace {

using Class = SentenceClass;
using Verdict = WordSigns::Verdict;

bool is_terminator(Class type) {
  return type == Class::kFullStop || type == Class::kTerminator;
}

bool ends_paragraph(Class type) {
  return type == Class::kLineFeed || type == Class::kCarriageReturn || type == Class::kSeparator;
}

// SB8: of what follows a full stop, the first character with a verdict decides.
Verdict verdict_of(Class type) {
  if (type == Class::kLower) return Verdict::kNoBreak;
  const bool decides =
      type == Class::kUpper || type == Class::kOtherLetter || ends_paragraph(type) || is_terminator(type);
  return decides ? Verdict::kBreak : Verdict::kNothing;
}

}  // namespace

WordSigns word_signs(std::string_view clean_word) {
  WordSigns signs;
  for (std::size_t at = 0; at < clean_word.size();) {
    const bool first = at == 0;
    const auto c = next_code_point(clean_word, at);
    const auto type = sentence_class(c);
    if (first) {
      signs.first = type;
      signs.starts_small = u_isULowercase(static_cast<UChar32>(c)) != 0;
    }
    if (signs.verdict == Verdict::kNothing) signs.verdict = verdict_of(type);
    if (type != Class::kAttached || first) signs.last = type;
  }
  signs.abbreviation = is_abbreviation(clean_word);
  return signs;
}

void SentenceBreaker::read_gap(std::string_view piece, const WordSigns* before, bool skipped) {
  if (!in_gap_) begin_gap(before, skipped);
  for (std::size_t at = 0; at < piece.size();) {
    const auto c = next_code_point(piece, at);
    const auto type = sentence_class(c);
    note(c, type);
    step(type);
  }
}

void SentenceBreaker::begin_gap(const WordSigns* before, bool skipped) {
  in_gap_ = true;
  broken_ = open_here_ = stop_first_ = false;
  terminators_ = line_breaks_ = 0;
  before_ = before != nullptr ? std::optional(*before) : std::nullopt;
  if (phase_ == Phase::kInside) previous_ = before != nullptr && !skipped ? before->last : Class::kOther;
  last_read_ = skipped ? U' ' : U'\0';
}

void SentenceBreaker::note(char32_t c, Class type) {
  if (last_read_ == 0) stop_first_ = c == U'.';
  if (is_terminator(type)) ++terminators_;
  if (char_kind(c) == CharKind::kLineBreak && (last_read_ != U'\r' || c != U'\n')) ++line_breaks_;
  last_read_ = c;
}

void SentenceBreaker::step(Class type) {
  if (phase_ == Phase::kParagraphEnded || (phase_ == Phase::kCarriageReturned && type != Class::kLineFeed)) {
    broken_ = true;  // SB4
    phase_ = Phase::kInside;
    previous_ = Class::kOther;
  } else if (type == Class::kAttached) {
    return;  // SB5
  } else if (phase_ == Phase::kTerminated || phase_ == Phase::kSpaced) {
    if (step_behind_terminator(type)) return;
  }
  start_from(type);
}

// Returns false if `type` is the first character of what comes behind the end, or if there was no end.
bool SentenceBreaker::step_behind_terminator(Class type) {
  const bool adjacent = adjacent_;
  adjacent_ = false;
  if (ends_paragraph(type) || type == Class::kContinue || is_terminator(type)) return false;  // SB8a to SB10
  if (type == Class::kSpace) {
    phase_ = Phase::kSpaced;
    return true;
  }
  if (type == Class::kClose && phase_ == Phase::kTerminated) return true;
  if (full_stop_ && type == Class::kLower) return false;                                // SB8
  if (full_stop_ && adjacent && type == Class::kNumeric) return false;                  // SB6
  if (full_stop_ && adjacent && type == Class::kUpper && behind_letter_) return false;  // SB7
  if (full_stop_ && verdict_of(type) == Verdict::kNothing) {
    open_break_ = open_here_ = true;
  } else {
    broken_ = true;  // SB11
  }
  return false;
}

// Goes on inside a sentence, or at the beginning of one, with a character of `type`.
void SentenceBreaker::start_from(Class type) {
  if (open_break_ && !open_here_) judge_open_break(verdict_of(type));
  if (open_here_ && verdict_of(type) != Verdict::kNothing) {
    broken_ = broken_ || verdict_of(type) == Verdict::kBreak;
    open_break_ = open_here_ = false;
  }
  phase_ = Phase::kInside;
  if (is_terminator(type)) {
    phase_ = Phase::kTerminated;
    full_stop_ = adjacent_ = type == Class::kFullStop;
    behind_letter_ = previous_ == Class::kUpper || previous_ == Class::kLower;
  } else if (type == Class::kCarriageReturn) {
    phase_ = Phase::kCarriageReturned;
  } else if (ends_paragraph(type)) {
    phase_ = Phase::kParagraphEnded;
  }
  previous_ = type;
}

// Of a break with a word behind it already.
void SentenceBreaker::judge_open_break(Verdict verdict) {
  if (verdict == Verdict::kNothing) return;
  open_break_ = false;
  if (verdict == Verdict::kBreak) starts_.push_back(open_token_);
}

void SentenceBreaker::read_word(const WordSigns& word, std::uint32_t token) {
  if (!in_gap_) begin_gap(nullptr, true);
  step(word.first);
  in_gap_ = false;
  const bool counts = token > 0 && !(before_ && holds_together(word));
  if (broken_ && counts) starts_.push_back(token);
  if (open_here_) {
    open_break_ = counts && !broken_;
    open_token_ = token;
    open_here_ = false;
  }
  broken_ = false;
  if (open_break_) judge_open_break(word.verdict);
  phase_ = Phase::kInside;
  previous_ = word.last;
}

// Whether the word before the gap and the one behind it belong together although a sentence could end between them.
bool SentenceBreaker::holds_together(const WordSigns& after) const {
  if (stop_first_ && before_->abbreviation && terminators_ == 1 && line_breaks_ == 0) return true;
  return after.starts_small && terminators_ == 0 && line_breaks_ == 1;
}

std::vector<std::uint32_t> SentenceBreaker::finish() {
  if (open_break_ && !open_here_) starts_.push_back(open_token_);
  auto starts = std::move(starts_);
  *this = SentenceBreaker();
  return starts;
}

}  // namespace tamga
