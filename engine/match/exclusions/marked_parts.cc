#include "engine/match/exclusions/marked_parts.h"

#include <cstddef>
#include <optional>
#include <string>

namespace tamga {
namespace {

struct MarkedPart {
  ExclusionKind kind;
  const char* detail;
};

std::optional<MarkedPart> part_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::kTitlePage:
      return MarkedPart{ExclusionKind::kTitlePage, "A line of the title page."};
    case MarkKind::kTableOfContents:
      return MarkedPart{ExclusionKind::kFrontMatter, "A line of the table of contents."};
    case MarkKind::kPageFurniture:
      return MarkedPart{ExclusionKind::kFrontMatter, "A page number or a running head."};
    case MarkKind::kProgram:
      return MarkedPart{ExclusionKind::kNotJudged, "Lines of a program."};
    case MarkKind::kFormula:
      return MarkedPart{ExclusionKind::kNotJudged, "A formula."};
    default:
      return std::nullopt;
  }
}

// Numbers of a list may stand between two entries.
constexpr std::uint32_t kMostWordsBetween = 2;

bool follows(const Mark& before, const Mark& after) {
  return before.tokens.end <= after.tokens.begin && after.tokens.begin - before.tokens.end <= kMostWordsBetween;
}

bool is_entry(const Mark& mark) {
  return mark.kind == MarkKind::kBibliographyEntry && mark.score >= kLeastEntryScore && mark.tokens.size() > 0 &&
         mark.tokens.size() <= kMostEntryWords;
}

// Entries, and headings of bibliographies, by place.
std::vector<Mark> bibliography_marks(const WorkText& work) {
  std::vector<Mark> found;
  for (const Mark& mark : work.marks) {
    if (is_entry(mark) || mark.kind == MarkKind::kBibliographyHeading) found.push_back(mark);
  }
  return found;
}

void add_bibliography(const WorkText& work, std::vector<FoundExclusion>& found) {
  const auto marks = bibliography_marks(work);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i].kind != MarkKind::kBibliographyEntry) continue;
    const bool supported = (i > 0 && follows(marks[i - 1], marks[i])) ||
                           (i + 1 < marks.size() && is_entry(marks[i + 1]) && follows(marks[i], marks[i + 1]));
    if (marks[i].score <= kLeastEntryScore && !supported) continue;
    found.push_back({ExclusionKind::kBibliography, marks[i].tokens, "An entry of the bibliography.", SpanLabel::kNone});
  }
}

}  // namespace

std::vector<FoundExclusion> find_marked_parts(const WorkText& work) {
  std::vector<FoundExclusion> found;
  for (const Mark& mark : work.marks) {
    const auto part = part_of(mark.kind);
    if (part && mark.tokens.size() > 0) found.push_back({part->kind, mark.tokens, part->detail, SpanLabel::kNone});
  }
  add_bibliography(work, found);
  return found;
}

}  // namespace tamga
