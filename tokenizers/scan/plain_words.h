// From the masks of text_blocks.h to the words of a text, where they can be told without cleaning it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "tokenizers/scan/text_blocks.h"

namespace tamga {

// Looks at every rare character; false if the text is not UTF-8, which find_blocks() has not seen. Else, behind it,
// `word` has the bytes of plain letters and digits (plain_kind.h) and no others; `rare` is where a character begins
// that is not plain, or a line break that may join two halves of a word.
bool resolve_rare(std::string_view text, std::vector<BlockMasks>& blocks);

// The masks of one text, for questions about single bytes and the next byte of a kind.
class PlainText {
 public:
  // Keeps views of both, which resolve_rare() has seen.
  PlainText(std::string_view text, const std::vector<BlockMasks>& blocks) : text_(text), blocks_(blocks) {}

  // The first place from `at` on that is not plain; the size of the text if all are.
  std::size_t next_rare(std::size_t at) const;

  // A *cut* is a place where reading may begin anew: behind a space or a line feed that follows a word or visible
  // ASCII, so that no word, mark or hyphen reaches over it. The last cut at or before `at`, but not before `begin`,
  // which is one.
  std::size_t cut_before(std::size_t at, std::size_t begin) const;
  // The first cut behind `at` with something plain between; the size of the text if there is none.
  std::size_t cut_behind(std::size_t at) const;

  // No fewer than the words from here to the end of the text.
  std::size_t count_words() const;

  // Where words begin and end from `begin` to `end`, two numbers a word. They stand in `room`, which grows and never
  // shrinks, so that it need not be filled with zeros for every text.
  std::span<const std::uint32_t> find_edges(std::size_t begin, std::size_t end, std::vector<std::uint32_t>& room) const;

 private:
  bool is_word(std::size_t at) const;
  bool is_cut(std::size_t at) const;

  std::string_view text_;
  const std::vector<BlockMasks>& blocks_;
};

}  // namespace tamga
