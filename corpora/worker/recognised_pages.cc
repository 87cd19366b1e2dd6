#include "corpora/worker/recognised_pages.h"

#include <algorithm>
#include <utility>

#include "corpora/extract/byte_count.h"
#include "corpora/extract/page_notes.h"
#include "corpora/extract/safe_name.h"

namespace tamga {
namespace {

bool runs_over_pages(const Block& block) {
  return block.part == Part::kHeader || block.part == Part::kFooter;
}

// Writes blocks of two texts one behind the other. What stands between two blocks of a text, white space and hidden
// runs, goes with the block behind it.
class PageMerger {
 public:
  PageMerger(const ExtractedText& text, const ExtractedText& recognised) : text_(text), recognised_(recognised) {}

  ExtractedText merge() && {
    auto next = recognised_.blocks.begin();
    const auto end = recognised_.blocks.end();
    for (const auto& block : text_.blocks) {
      for (; next != end && (runs_over_pages(block) || next->page < block.page); ++next) copy(recognised_, *next);
      keep_hidden(block.range.begin);
      copy(text_, block);
    }
    for (; next != end; ++next) copy(recognised_, *next);
    keep_hidden(static_cast<std::uint32_t>(text_.text.size()));
    return std::move(out_);
  }

 private:
  void copy(const ExtractedText& from, Block block) {
    if (!out_.blocks.empty()) out_.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(out_.text.size());
    const auto source = block.range;
    out_.text += std::string_view(from.text).substr(source.begin, source.size());
    block.range = {begin, static_cast<std::uint32_t>(out_.text.size())};
    block.paragraph = static_cast<std::uint32_t>(out_.blocks.size() + 1);
    out_.blocks.push_back(block);
    if (&from == &text_) keep_hidden_in(source, begin);
  }

  // Runs in front of byte `end` of the text: in front of what is written next.
  void keep_hidden(std::uint32_t end) {
    for (; hidden_ < text_.hidden.size() && text_.hidden[hidden_].at <= end; ++hidden_) {
      keep(static_cast<std::uint32_t>(out_.text.size()));
    }
  }
  void keep_hidden_in(ByteRange source, std::uint32_t begin) {
    for (; hidden_ < text_.hidden.size() && text_.hidden[hidden_].at <= source.end; ++hidden_) {
      keep(begin + (text_.hidden[hidden_].at - source.begin));
    }
  }
  void keep(std::uint32_t at) {
    out_.hidden.push_back(text_.hidden[hidden_]);
    out_.hidden.back().at = at;
  }

  const ExtractedText& text_;        // NOLINT(cppcoreguidelines-avoid-const-or-ref-data-members): lives for one call
  const ExtractedText& recognised_;  // NOLINT(cppcoreguidelines-avoid-const-or-ref-data-members): as above
  ExtractedText out_;
  std::size_t hidden_ = 0;  // of the text, not yet written
};

std::vector<std::string> notes_of(const ExtractedText& text, const ExtractedText& recognised) {
  auto notes = text.notes;
  std::erase_if(notes, is_pages_without_text_note);
  for (const auto& note : recognised.notes) notes.push_back(note_of_pages(note, pages_with_text(recognised)));
  return notes;
}

}  // namespace

bool has_pages_without_text(const ExtractedText& text) {
  return std::ranges::any_of(text.notes, is_pages_without_text_note);
}

std::vector<std::uint32_t> pages_with_text(const ExtractedText& text) {
  std::vector<std::uint32_t> pages;
  for (const auto& block : text.blocks) pages.push_back(block.page);
  std::ranges::sort(pages);
  const auto repeats = std::ranges::unique(pages);
  pages.erase(repeats.begin(), repeats.end());
  return pages;
}

Result<ExtractedText> with_recognised_pages(const ExtractedText& text, const ExtractedText& recognised,
                                            std::uint64_t text_bytes, std::string_view name) {
  constexpr std::string_view kBetween = "\n\n";
  if (text.text.size() + recognised.text.size() + kBetween.size() > text_bytes) {
    return fail(ErrorCode::kLimitExceeded,
                safe_name(name) + ": its text is longer than " + byte_count(text_bytes) + ", the limit",
                ReadingFault::kTooMuchText);
  }
  auto merged = PageMerger(text, recognised).merge();
  merged.format = text.format;
  merged.encoding = text.encoding;
  merged.repair = text.repair ? text.repair : recognised.repair;
  merged.notes = notes_of(text, recognised);
  return merged;
}

}  // namespace tamga
