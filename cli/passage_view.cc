#include "cli/passage_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "cli/code_points.h"
#include "cli/layout.h"
#include "cli/marked_text.h"

namespace tamga {
namespace {

constexpr std::size_t kContextWords = 8;
// Bytes looked at for the context of the work: far more than eight words of any language have.
constexpr std::uint32_t kContextBytes = 2000;

std::string describe_place(const Place& place) {
  std::string text(part_name(place.part));
  if (place.paragraph > 0) text = fmt::format("paragraph {}", place.paragraph);
  if (place.paragraph > 0 && place.part != Part::kBody) text += fmt::format(" ({})", part_name(place.part));
  if (place.page > 0) text = fmt::format("page {}, {}", place.page, text);
  return text;
}

// Appends words; without a blank between them, the last and the first become one: "passage," and not "passage ,".
void append(std::vector<ShownWord>& words, const std::vector<ShownWord>& more, bool blank_between) {
  auto from = more.begin();
  if (!blank_between && !words.empty() && from != more.end()) {
    words.back().text += from->text;
    words.back().columns += from->columns;
    ++from;
  }
  words.insert(words.end(), from, more.end());
}

bool ends_in_blank(std::string_view text) {
  return shown_words(text).size() != shown_words(std::string(text) + 'x').size();
}

bool begins_with_blank(std::string_view text) {
  return text.empty() || is_white_space(read_code_point(text).value);
}

std::string lines_of(std::string_view label, std::string_view before, const std::vector<ShownWord>& passage,
                     std::string_view after, std::uint32_t width) {
  auto words = shown_words(before);
  append(words, passage, ends_in_blank(before));
  append(words, shown_words(after), begins_with_blank(after));
  return fill(words, label, width);
}

// Drops the rest of a code point that a cut in bytes left at the front.
std::string_view from_code_point(std::string_view text) {
  while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0U) == 0x80) text.remove_prefix(1);
  return text;
}

std::string_view to_code_point(std::string_view text, std::size_t bytes) {
  if (bytes >= text.size()) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80) --bytes;
  return text.substr(0, bytes);
}

}  // namespace

PassageView::PassageView(std::string_view work_text, const TextStyle& style)
    : work_text_(work_text), index_(work_text), style_(style) {}

std::string PassageView::render(std::string_view number, const ReportedPassage& passage) const {
  const auto title = fmt::format(
      "{}, {}, longest run of the same words {}, similarity {}; work: {}, source: {}",
      passage_class_name(passage.passage_class), counted(passage.work_words.size(), "word", "words"),
      passage.longest_run, percent_text(static_cast<std::uint64_t>(std::lround(passage.similarity * 10000)), 10000),
      describe_place(passage.work_place), describe_place(passage.source_place));
  return fill(shown_words(title), fmt::format("  {}  ", number), style_.width) + work_lines(passage) +
         source_lines(passage);
}

std::string PassageView::work_lines(const ReportedPassage& passage) const {
  const auto begin = index_.byte_at_code_point(passage.work.begin);
  const auto end = index_.byte_at_code_point(passage.work.end);
  std::vector<ShownMark> marks;
  marks.reserve(passage.twins.size());
  for (const auto& twin : passage.twins) {
    marks.push_back({{twin.work.begin - passage.work.begin, twin.work.end - passage.work.begin}, twin.kind});
  }
  const auto words = marked_excerpt(work_text_.substr(begin, end - begin), marks, style_.colour);
  const auto from = begin > kContextBytes ? begin - kContextBytes : 0;
  const auto before = from_code_point(work_text_.substr(from, begin - from));
  const auto after = to_code_point(work_text_.substr(end), kContextBytes);
  return lines_of("    work    ", last_words(before, kContextWords), words, first_words(after, kContextWords),
                  style_.width);
}

std::string PassageView::source_lines(const ReportedPassage& passage) const {
  std::vector<ShownMark> marks;
  marks.reserve(passage.twins.size());
  for (const auto& twin : passage.twins) {
    marks.push_back({{twin.source.begin - passage.source.begin, twin.source.end - passage.source.begin}, twin.kind});
  }
  std::ranges::sort(marks, {}, [](const ShownMark& mark) { return mark.range.begin; });
  const auto words = marked_excerpt(passage.source_text, marks, style_.colour);
  return lines_of("    source  ", last_words(passage.source_before, kContextWords), words,
                  first_words(passage.source_after, kContextWords), style_.width);
}

}  // namespace tamga
