// Reads a text once, from its beginning to its end: words to the table, gaps to the sentences.
//
// Stretches of plain text are read as they stand, by the masks of their bytes; what is not plain, from the cut before
// it to the one behind it, is cleaned first (clean.h) and read like the rest then.
#pragma once

#include <array>
#include <cstddef>
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

  // `text` has at most kMaxTextBytes. `read` is overwritten. False if the text is not UTF-8.
  bool read(std::string_view text, ReadText& read);

 private:
  void read_plain(const PlainText& plain, std::size_t begin, std::size_t end);
  void read_cleaned(std::size_t begin, std::size_t end);
  std::size_t next_plain_words(std::size_t edge, WordBatch& batch) const;
  void read_gap(std::string_view piece);
  void add_word(std::uint32_t place, ByteRange range);

  WordTable& table_;
  const VectorCode code_;
  std::vector<BlockMasks> blocks_;
  std::vector<std::uint32_t> edges_;
  std::array<WordBatch, 3> batches_;
  SentenceBreaker breaker_;

  std::string_view text_;
  ReadText* read_ = nullptr;
  bool gap_skipped_ = false;  // a piece of the gap behind the last word went unread
};

}  // namespace tamga
