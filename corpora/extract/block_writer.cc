#include "corpora/extract/block_writer.h"

#include <algorithm>
#include <utility>

#include "corpora/extract/byte_count.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr std::string_view kWhiteSpace = " \t\n\v\f\r";
constexpr std::string_view kReplacement = "\uFFFD";

}  // namespace

void BlockWriter::begin() {
  if (open_) return;
  if (!out_.blocks.empty()) put("\n\n");
  begin_ = out_.text.size();
  open_part_ = part_;
  open_page_ = page_;
  open_ = true;
}

void BlockWriter::put(std::string_view valid) {
  if (full_ || valid.size() > text_bytes_ - out_.text.size()) {
    full_ = true;
    return;
  }
  if (hidden_ > 0 && !valid.empty()) {
    const auto begin = static_cast<std::uint32_t>(out_.text.size());
    if (out_.hidden.empty() || out_.hidden.back().end != begin) out_.hidden.push_back({begin, begin});
    out_.hidden.back().end = begin + static_cast<std::uint32_t>(valid.size());
  }
  out_.text += valid;
}

void BlockWriter::cut_to(std::size_t bytes) {
  out_.text.resize(bytes);
  while (!out_.hidden.empty() && out_.hidden.back().begin >= bytes) out_.hidden.pop_back();
  if (!out_.hidden.empty() && out_.hidden.back().end > bytes) {
    out_.hidden.back().end = static_cast<std::uint32_t>(bytes);
  }
}

void BlockWriter::append(std::string_view text) {
  if (text.empty()) return;
  begin();
  if (space_) put(" ");
  space_ = false;
  while (const auto bad = first_invalid_utf8(text)) {
    put(text.substr(0, *bad));
    put(kReplacement);
    text.remove_prefix(*bad + 1);
  }
  put(text);
}

void BlockWriter::append_collapsed(std::string_view text) {
  while (!text.empty()) {
    const auto word = std::min(text.find_first_not_of(kWhiteSpace), text.size());
    const bool at_start = !open_ || out_.text.size() == begin_ || out_.text.ends_with('\n');
    space_ = space_ || (word > 0 && !at_start);
    text.remove_prefix(word);
    const auto end = std::min(text.find_first_of(kWhiteSpace), text.size());
    append(text.substr(0, end));
    text.remove_prefix(end);
  }
}

void BlockWriter::line_break() {
  if (!open_) return;
  space_ = false;
  put("\n");
}

void BlockWriter::break_block() {
  if (!open_) return;
  open_ = false;
  space_ = false;
  const auto last = out_.text.find_last_not_of(kWhiteSpace);
  const bool blank = last == std::string::npos || last < begin_;
  if (blank) {  // and the white space that parted it from the block before it
    cut_to(out_.blocks.empty() ? 0 : out_.blocks.back().range.end);
    return;
  }
  cut_to(last + 1);
  const auto first = out_.text.find_first_not_of(kWhiteSpace, begin_);
  out_.blocks.push_back({.range = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last + 1)},
                         .part = open_part_,
                         .paragraph = static_cast<std::uint32_t>(out_.blocks.size() + 1),
                         .page = open_page_});
}

Result<ExtractedText> BlockWriter::finish(std::string_view name, std::string format) && {
  break_block();
  if (full_) {
    return fail(ErrorCode::kLimitExceeded,
                std::string(name) + ": its text is longer than " + byte_count(text_bytes_) + ", the limit",
                ReadingFault::kTooMuchText);
  }
  out_.format = std::move(format);
  return std::move(out_);
}

}  // namespace tamga
