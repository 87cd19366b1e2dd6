#include "tokenizers/marks/mark_reader.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <tuple>
#include <utility>

#include "tokenizers/data/mark_phrases.h"
#include "tokenizers/marks/citations.h"
#include "tokenizers/marks/line_kinds.h"
#include "tokenizers/marks/quotations.h"
#include "tokenizers/marks/regions.h"

namespace tamga {

// One text on its way to marks.
class MarkReader::Reading {
 public:
  Reading(const MarkReader& reader, const ExtractedText& text, const TokenizedText& tokens)
      : reader_(reader), layout_(read_page_layout(text)), tokens_(tokens.tokens) {}

  std::vector<Mark> run() {
    first_section_ = static_cast<std::uint32_t>(layout_.lines.size());
    for (const auto& lines : find_programs(layout_)) add_lines(MarkKind::kProgram, lines);
    for (const auto& lines : find_page_furniture(layout_)) add_lines(MarkKind::kPageFurniture, lines);
    for (const auto& paragraph : layout_.paragraphs) read_paragraph(paragraph);
    for (std::uint32_t line = 0; line < layout_.lines.size(); ++line) read_line(line);
    const auto title = find_title_page(layout_, tokens_, reader_.title_page_cues_, first_section_);
    for (auto line = title.begin; line < title.end; ++line) add_lines(MarkKind::kTitlePage, {line, line + 1});
    read_attributions();
    std::ranges::sort(marks_, {}, [](const Mark& m) { return std::tuple(m.range.begin, m.kind, m.range.end); });
    return std::move(marks_);
  }

 private:
  void add(MarkKind kind, ByteRange range, std::uint32_t score = 0) {
    marks_.push_back({kind, range, tokens_inside(tokens_, range), score});
  }

  void add_lines(MarkKind kind, LineRange lines) {
    add(kind, {layout_.lines[lines.begin].range.begin, layout_.lines[lines.end - 1].range.end});
  }

  std::string_view line(std::uint32_t number) const { return layout_.slice(layout_.lines[number].range); }

  std::span<const Token> tokens_of(ByteRange range) const {
    const auto inside = tokens_inside(tokens_, range);
    return tokens_.subspan(inside.begin, inside.size());
  }

  void read_paragraph(const TextParagraph& paragraph) {
    const auto text = layout_.slice(paragraph.range);
    const auto place = [&paragraph](ByteRange inside) -> ByteRange {
      return {paragraph.range.begin + inside.begin, paragraph.range.begin + inside.end};
    };
    for (const auto& range : find_quotations(text)) add(MarkKind::kQuotation, place(range));
    for (const auto& range : find_citations(text)) add(MarkKind::kCitation, place(range));
    read_entries(paragraph);
    read_announcement(paragraph);
  }

  // A paragraph is one entry, or several where its lines are numbered ones.
  void read_entries(const TextParagraph& paragraph) {
    for (auto begin = paragraph.line_begin; begin < paragraph.line_end;) {
      auto end = begin + 1;
      while (end < paragraph.line_end && !starts_numbered_entry(line(end))) ++end;
      const ByteRange range{layout_.lines[begin].range.begin, layout_.lines[end - 1].range.end};
      const auto score = reader_.bibliography_.score(layout_.slice(range), tokens_of(range));
      if (score > 0) add(MarkKind::kBibliographyEntry, range, score);
      begin = end;
    }
  }

  void read_announcement(const TextParagraph& paragraph) {
    const auto text = layout_.slice(paragraph.range);
    const auto inside = tokens_inside(tokens_, paragraph.range);
    if (inside.size() == 0) return;
    constexpr std::uint32_t kLongestAnnouncement = 3;  // words
    const auto from = std::max(inside.begin, inside.end - std::min(inside.end, kLongestAnnouncement));
    auto begin = inside.end;
    for (auto at = from; at < inside.end; ++at) {
      if (at + reader_.announcements_.length_at(tokens_, at) == inside.end) {
        begin = at;
        break;
      }
    }
    if (begin == inside.end && !text.ends_with(':')) return;
    const auto first = tokens_[std::min(begin, inside.end - 1)].range.begin;
    add(MarkKind::kBlockQuoteCue, {first, paragraph.range.end});
  }

  void read_line(std::uint32_t number) {
    const auto& where = layout_.lines[number];
    const auto& paragraph = layout_.paragraphs[where.paragraph];
    const auto text = line(number);
    const bool alone = paragraph.line_count() == 1;
    const bool first = number == paragraph.line_begin;
    if (is_contents_line(text)) {
      add(MarkKind::kTableOfContents, where.range);
      return;
    }
    if (is_caption(text)) add(MarkKind::kCaption, where.range);
    const bool listed = (number > 0 && is_numbered_line(line(number - 1))) ||
                        (number + 1 < layout_.lines.size() && is_numbered_line(line(number + 1)));
    if (is_list_item(text, listed)) add(MarkKind::kListItem, where.range);
    if (is_formula(text)) add(MarkKind::kFormula, where.range);
    if (first) read_heading(number, alone);
  }

  void read_heading(std::uint32_t number, bool alone) {
    const auto& where = layout_.lines[number];
    const auto kind = reader_.headings_.kind(line(number), alone);
    if (kind == HeadingKind::kBibliography) add(MarkKind::kBibliographyHeading, where.range);
    const bool by_format = layout_.paragraphs[where.paragraph].part == Part::kHeading;
    if (kind == HeadingKind::kNone && !by_format) return;
    add(MarkKind::kHeading, where.range);
    const bool opens_section = kind != HeadingKind::kNone && !is_title_line(number);
    if (opens_section) first_section_ = std::min(first_section_, number);
  }

  // Capitals at the very top are a title page's own: a section is opened by a known phrase or a number.
  bool is_title_line(std::uint32_t number) const {
    return reader_.headings_.kind(line(number), false) == HeadingKind::kNone;
  }

  void read_attributions() {
    for (std::uint32_t at = 0; at < tokens_.size(); ++at) {
      const auto length = reader_.attributions_.length_at(tokens_, at);
      if (length == 0) continue;
      marks_.push_back({MarkKind::kAttribution,
                        {tokens_[at].range.begin, tokens_[at + length - 1].range.end},
                        {at, at + length},
                        0});
      at += length - 1;
    }
  }

  const MarkReader& reader_;
  const PageLayout layout_;
  const std::span<const Token> tokens_;
  std::uint32_t first_section_ = 0;  // line of the first heading that opens a section
  std::vector<Mark> marks_;
};

MarkReader::MarkReader()
    : attributions_(data::attributions()),
      title_page_cues_(data::title_page_cues()),
      announcements_(data::quotation_announcements()) {}

std::vector<Mark> MarkReader::read(const ExtractedText& text, const TokenizedText& tokens) const {
  return Reading(*this, text, tokens).run();
}

}  // namespace tamga
