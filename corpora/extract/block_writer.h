// Builds an ExtractedText block by block: every reader writes through this, so the layout map always keeps its
// contract.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/text/extracted_text.h"

namespace tamga {

// Blocks of nothing but white space leave no trace; two blocks are parted by a blank line.
class BlockWriter {
 public:
  // At most `text_bytes` are taken; what is past them is dropped, and finish() answers kLimitExceeded.
  explicit BlockWriter(std::uint64_t text_bytes) : text_bytes_(text_bytes) {}

  // The part of the blocks begun from now on.
  void set_part(Part part) { part_ = part; }
  Part part() const { return part_; }
  // Their page or slide, from 1; 0 where there is none.
  void set_page(std::uint32_t page) { page_ = page; }

  // Adds to the open block, or begins one. Bytes that are not valid UTF-8 become U+FFFD.
  void append(std::string_view text);
  // The same as a browser shows it: each run of white space is one space, and none begins or ends a line.
  void append_collapsed(std::string_view text);
  void line_break();  // within the block
  // What is added between the two is in the file, but nobody sees it: it is kept apart from the text, and breaks no
  // word of it. They nest; the outermost tells how.
  void begin_hidden(HiddenBy how);
  void end_hidden();
  void break_block();  // ends the open block, if there is one; hidden text breaks none

  bool full() const { return full_; }  // the limit was met: the reader may stop

  // Ends the last block, and notes what was hidden. `name` is for the message.
  Result<ExtractedText> finish(std::string_view name, std::string format) &&;

 private:
  void begin();
  void put(std::string_view valid);
  void put_hidden(std::string_view text);
  void cut(std::size_t size);
  std::uint64_t room() const { return text_bytes_ - out_.text.size() - hidden_bytes_; }

  std::uint64_t text_bytes_;
  ExtractedText out_;
  Part part_ = Part::kBody;
  Part open_part_ = Part::kBody;
  std::uint32_t page_ = 0;
  std::uint32_t open_page_ = 0;
  std::size_t begin_ = 0;
  std::uint32_t hidden_ = 0;  // how many begin_hidden() deep
  HiddenBy how_ = HiddenBy::kFormat;
  std::uint64_t hidden_bytes_ = 0;
  bool run_open_ = false;  // hidden text goes on in the last run
  bool open_ = false;
  bool space_ = false;  // white space seen by append_collapsed and not yet written
  bool full_ = false;
};

}  // namespace tamga
