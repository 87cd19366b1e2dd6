// Reads a text once, from its beginning to its end: words to the table, gaps to the sentences.
//
// Stretches of plain text are read as they stand, by the masks of their bytes; what is not plain, from the cut before
// it to the one behind it, is cleaned first (clean.h) and read like the rest then.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/base/range.h"
#include "engine/text/token.h"
#include "tokenizers/scan/plain_words.h"
#include "tokenizers/scan/sentence_breaker.h"
#include "tokenizers/scan/text_blocks.h"
#include "tokenizers/scan/word_table.h"

namespace tamga {

// What was read. Vectors of one text after another, so that they need not grow anew.
struct ReadText {
  std::vector<Token> tokens;             // exact key and range only
  std::vector<std::uint32_t> entries;    // the place of each word in the table, or kNone
  std::vector<std::uint32_t> sentences;  // the token that begins each sentence
};

class TextReader {
 public:
  TextReader(WordTable& table, VectorCode code) : table_(table), code_(code) {}

  // `text` is valid UTF-8 of at most kMaxTextBytes. `read` is overwritten.
  void read(std::string_view text, ReadText& read);

 private:
  void read_plain(std::size_t begin, std::size_t end);
  void read_cleaned(std::size_t begin, std::size_t end);
  void read_gap(std::string_view piece);
  void add_word(std::string_view word, const char* text_end, ByteRange range);
  bool joins(std::string_view text, ByteRange gap) const;

  WordTable& table_;
  const VectorCode code_;
  std::vector<BlockMasks> blocks_;
  std::vector<std::uint32_t> edges_;
  SentenceBreaker breaker_;

  std::string_view text_;
  ReadText* read_ = nullptr;
  bool gap_skipped_ = false;  // a piece of the gap behind the last word went unread
};

}  // namespace tamga
