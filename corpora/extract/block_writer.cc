#include "corpora/extract/block_writer.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "corpora/extract/byte_count.h"
#include "corpora/extract/hidden_notes.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr std::string_view kWhiteSpace = " \t\n\v\f\r";
constexpr std::string_view kReplacement = "\uFFFD";

std::string valid_utf8(std::string_view text) {
  std::string valid;
  while (const auto bad = first_invalid_utf8(text)) {
    valid += text.substr(0, *bad);
    valid += kReplacement;
    text.remove_prefix(*bad + 1);
  }
  return valid += text;
}

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
  if (full_ || valid.size() > room()) {
    full_ = true;
    return;
  }
  out_.text += valid;
}

void BlockWriter::begin_hidden(HiddenBy how) {
  if (hidden_++ > 0) return;
  how_ = how;
  const auto here = static_cast<std::uint32_t>(out_.text.size());
  const bool goes_on = !out_.hidden.empty() && out_.hidden.back().at == here && out_.hidden.back().how == how;
  run_open_ = run_open_ && goes_on;
}

void BlockWriter::end_hidden() {
  assert(hidden_ > 0);
  --hidden_;
}

// Words of a run have one space between them, and its ends have none.
void BlockWriter::put_hidden(std::string_view text) {
  const auto valid = valid_utf8(text);
  if (full_ || valid.size() > room()) {
    full_ = true;
    return;
  }
  if (!run_open_ && out_.hidden.size() == kMostHiddenRuns) out_.hidden.back().text += ' ';
  if (!run_open_ && out_.hidden.size() < kMostHiddenRuns) {
    if (valid.find_first_not_of(kWhiteSpace) == std::string::npos) return;
    out_.hidden.push_back({.text = {}, .at = static_cast<std::uint32_t>(out_.text.size()), .page = page_, .how = how_});
  }
  run_open_ = true;
  auto& run = out_.hidden.back().text;
  hidden_bytes_ += valid.size();
  for (const char c : valid) {
    const bool space = kWhiteSpace.contains(c);
    if (!space || (!run.empty() && run.back() != ' ')) run += space ? ' ' : c;
  }
}

void BlockWriter::append(std::string_view text) {
  if (text.empty()) return;
  if (hidden_ > 0) return put_hidden(text);
  run_open_ = false;
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
  if (hidden_ > 0) return put_hidden(text);
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
  if (hidden_ > 0) return put_hidden(" ");
  if (!open_) return;
  space_ = false;
  put("\n");
}

// Where white space is cut off the text, a run that stood behind it stands in front of what follows.
void BlockWriter::cut(std::size_t size) {
  out_.text.resize(size);
  const auto end = static_cast<std::uint32_t>(size);
  for (auto run = out_.hidden.rbegin(); run != out_.hidden.rend() && run->at > end; ++run) run->at = end;
}

void BlockWriter::break_block() {
  if (hidden_ > 0) return put_hidden(" ");
  run_open_ = false;
  if (!open_) return;
  open_ = false;
  space_ = false;
  const auto last = out_.text.find_last_not_of(kWhiteSpace);
  const bool blank = last == std::string::npos || last < begin_;
  if (blank) {  // and the white space that parted it from the block before it
    cut(out_.blocks.empty() ? 0 : out_.blocks.back().range.end);
    return;
  }
  cut(last + 1);
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
  for (auto& run : out_.hidden) {
    while (run.text.ends_with(' ')) run.text.pop_back();
  }
  add_hidden_notes(out_.hidden, out_.notes);
  out_.format = std::move(format);
  return std::move(out_);
}

}  // namespace tamga
