// The text of an RTF file on its way: the body, and beside it what stands apart from it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/extract/block_writer.h"

namespace tamga {

// Notes stand in the middle of the sentence that they belong to. Each is gathered as a strand of its own and written
// behind the body, so that the sentence stays whole.
class RtfText {
 public:
  RtfText() { begin_strand(Part::kBody); }

  std::size_t begin_strand(Part part);  // its number
  Part part_of(std::size_t strand) const { return strands_[strand].part; }

  // `hidden`: why it is not seen.
  void append(std::size_t strand, std::string_view text, std::optional<HiddenBy> hidden = {});
  void end_paragraph(std::size_t strand, Part part);

  // The body, then footnotes, endnotes, comments, text boxes, headers and footers, each in the order of the file.
  void write(BlockWriter& out);

 private:
  struct Piece {
    std::string text;
    std::optional<HiddenBy> hidden;
  };
  using Pieces = std::vector<Piece>;
  struct Paragraph {
    Part part;
    Pieces pieces;
  };
  struct Strand {
    Part part;
    std::vector<Paragraph> paragraphs;
    Pieces open;
  };
  std::vector<Strand> strands_;
};

}  // namespace tamga
