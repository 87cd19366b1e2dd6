// Where sentences end, read on the way from word to word.
//
// The rules are those of Unicode annex 29 for sentence breaks (SB3 to SB998), with the exceptions of sentences.h:
// abbreviations and wrapped lines. Whether a full stop ends a sentence may depend on what follows much later ("see. 12
// 13 14 there" is one sentence because of the small t), so a break can stay open over several words; nothing is ever
// read twice.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "tokenizers/scan/sentence_class.h"

namespace tamga {

// What a word, as it stands in the cleaned text, has to do with sentences.
struct WordSigns {
  // What the word says to an open break: nothing (a number), that it is one, that it is none.
  enum class Verdict : std::uint8_t { kNothing, kBreak, kNoBreak };

  SentenceClass first = SentenceClass::kOther;  // of its first character
  SentenceClass last = SentenceClass::kOther;
  Verdict verdict = Verdict::kNothing;
  bool starts_small = false;
  bool abbreviation = false;
  bool operator==(const WordSigns&) const = default;
};

WordSigns word_signs(std::string_view clean_word);

class SentenceBreaker {
 public:
  // Nothing read so far has a bearing on what follows: the next words and gaps without characters of
  // PlainKind::kSentence may go unread. To be asked before a gap.
  bool idle() const { return phase_ == Phase::kInside && !open_break_ && !in_gap_; }

  // Reads a piece of the cleaned text between two words. At its beginning, `before` are the signs of the word before
  // the gap, nullptr if there is none; `skipped`: the beginning of the gap went unread.
  void read_gap(std::string_view piece, const WordSigns* before, bool skipped);

  // Reads the next word, the `token`-th of the text.
  void read_word(const WordSigns& word, std::uint32_t token);

  // At the end of the text: the tokens that begin a sentence, but for the first one. Ready for another text then.
  std::vector<std::uint32_t> finish();

 private:
  enum class Phase : std::uint8_t {
    kInside,
    kTerminated,        // behind a terminator and what closes with it
    kSpaced,            // behind these and spaces
    kCarriageReturned,  // behind a carriage return, which a line feed may follow
    kParagraphEnded     // behind another end of a paragraph
  };

  void begin_gap(const WordSigns* before, bool skipped);
  void note(char32_t c, SentenceClass type);
  void step(SentenceClass type);
  bool step_behind_terminator(SentenceClass type);
  void start_from(SentenceClass type);
  void judge_open_break(WordSigns::Verdict verdict);
  bool holds_together(const WordSigns& after) const;

  Phase phase_ = Phase::kInside;
  SentenceClass previous_ = SentenceClass::kOther;
  bool full_stop_ = false;      // the terminator is one that may end an abbreviation
  bool adjacent_ = false;       // nothing but the full stop itself was read since
  bool behind_letter_ = false;  // a cased letter stands before the full stop

  // Of the gap at hand.
  bool in_gap_ = false;
  bool broken_ = false;      // a sentence ends in it
  bool open_here_ = false;   // the open break is in it
  bool stop_first_ = false;  // it begins with a full stop
  std::uint32_t terminators_ = 0;
  std::uint32_t line_breaks_ = 0;
  char32_t last_read_ = 0;
  std::optional<WordSigns> before_;

  bool open_break_ = false;       // a break unless a small letter comes before a large one or another end
  std::uint32_t open_token_ = 0;  // the token behind it, if that has been read
  std::vector<std::uint32_t> starts_;
};

}  // namespace tamga
