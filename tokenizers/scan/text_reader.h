// Reads a text once, from its beginning to its end: words to the table, gaps to the sentences.
//
// Stretches of plain text are read as they stand, by the masks of their bytes; what is not plain, from the cut before
// it to the one behind it, is cleaned first (clean.h) and read like the rest then.
//
// The entry of a word is looked at once, while it is near: its scores join a running sum, and its token is filled for
// the language that the text seems to have so far. Where a sentence turns out to have another one, its tokens are
// filled anew (token_finisher.h). So a guess changes the time and never the tokens.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/range.h"
#include "engine/text/token.h"
#include "tokenizers/scan/plain_words.h"
#include "tokenizers/scan/sentence_breaker.h"
#include "tokenizers/scan/text_blocks.h"
#include "tokenizers/scan/token_filler.h"
#include "tokenizers/scan/word_scores.h"
#include "tokenizers/scan/word_table.h"

namespace tamga {

// The sums of the scores of all words before a token, up to whole turns of their lanes: differences are right.
struct SumsBefore {
  std::uint32_t token = 0;
  ScoreSums sums{};
};

// The language for which tokens were filled, from one on.
struct LanguageGuess {
  std::uint32_t first_token = 0;
  Language language = Language::kOther;
};

// What was read. Vectors of one text after another, so that they need not grow anew.
struct ReadText {
  std::vector<Token> tokens;             // all but their sentence, and what the lists below say
  std::vector<std::uint32_t> entries;    // the place of each word in the table, or kNone
  std::vector<std::uint32_t> sentences;  // the token that begins each sentence
  std::vector<SumsBefore> sums;          // at the beginning of each sentence, at other places, and at the end
  std::vector<std::uint32_t> dependent;  // tokens whose scores depend on their sentence, or without an entry
  std::vector<std::uint32_t> stemless;   // tokens whose stem was not known in the language that was guessed
  std::vector<LanguageGuess> guesses;
};

class TextReader {
 public:
  TextReader(WordTable& table, VectorCode code) : table_(table), code_(code) {}

  // `text` has at most kMaxTextBytes. `read` is overwritten. False if the text is not UTF-8.
  bool read(std::string_view text, ReadText& read);

 private:
  void begin(std::string_view text, ReadText& read);
  void read_plain(const PlainText& plain, std::size_t begin, std::size_t end);
  void read_cleaned(std::size_t begin, std::size_t end);
  std::size_t next_plain_words(std::size_t edge, WordBatch& batch) const;
  void read_plain_batch(const WordBatch& batch, std::size_t& gap);
  void read_gap(std::string_view piece);
  void add_word(std::uint32_t place, ByteRange range);
  void add_word_without_entry(Token& token);
  void note_sums();
  void guess_language();

  WordTable& table_;
  TokenFiller filler_;
  const VectorCode code_;
  std::vector<BlockMasks> blocks_;
  std::vector<std::uint32_t> room_;
  std::span<const std::uint32_t> edges_;  // of the words of a stretch, in room_
  std::array<WordBatch, 3> batches_;
  SentenceBreaker breaker_;

  std::string_view text_;
  ReadText* read_ = nullptr;
  bool gap_skipped_ = false;  // a piece of the gap behind the last word went unread
  ScoreSums sums_{};          // of all words so far
  std::uint32_t next_guess_ = 0;
};

}  // namespace tamga
