#include "engine/match/exclusions/quotations.h"

#include <algorithm>
#include <string>

#include "engine/match/exclusions/exclusion_settings.h"

namespace tamga {
namespace {

// From the beginning of the quotation's first sentence to the end of the one behind its last.
ByteRange own_and_next_sentence(const WorkText& work, const Mark& quotation) {
  const std::uint32_t first = work.tokens[quotation.tokens.begin].sentence;
  const std::uint32_t last = work.tokens[quotation.tokens.end - 1].sentence;
  const std::size_t next = std::min<std::size_t>(last + std::size_t{1}, work.sentences.size() - 1);
  const std::uint32_t begin = std::min(work.sentences[first].range.begin, quotation.range.begin);
  // A footnote digit behind the full stop belongs to the sentence, though no word of it follows.
  const std::uint32_t end = next + 1 < work.sentences.size() ? work.sentences[next + 1].range.begin
                                                             : static_cast<std::uint32_t>(work.text.text.size());
  return {begin, end};
}

bool is_cited(const WorkText& work, const Mark& quotation) {
  const ByteRange place = own_and_next_sentence(work, quotation);
  const auto first = std::ranges::lower_bound(work.marks, place.begin, {}, [](const Mark& m) { return m.range.begin; });
  const auto end = std::ranges::lower_bound(work.marks, place.end, {}, [](const Mark& m) { return m.range.begin; });
  return std::any_of(first, end, [](const Mark& mark) { return mark.kind == MarkKind::kCitation; });
}

std::string words_of(const Mark& quotation) {
  return "A quotation of " + std::to_string(quotation.tokens.size()) + " words";
}

}  // namespace

std::vector<FoundExclusion> find_quotations(const WorkText& work) {
  const auto cap = work.tokens.size() * kQuotedCapPercent / 100;
  std::size_t kept_out = 0;
  std::vector<FoundExclusion> found;
  for (const Mark& mark : work.marks) {
    if (mark.kind != MarkKind::kQuotation || mark.tokens.size() < kLeastQuotedWords ||
        mark.tokens.size() > kMostQuotedWords) {
      continue;
    }
    FoundExclusion one{ExclusionKind::kQuotation, mark.tokens, {}, SpanLabel::kNone};
    if (!is_cited(work, mark)) {
      one.label = SpanLabel::kQuotationWithoutSource;
      one.detail = words_of(mark) + " without source: no citation stands in its sentence or the next one.";
    } else if (kept_out + mark.tokens.size() > cap) {
      one.label = SpanLabel::kQuotationOverCap;
      one.detail = words_of(mark) + " with a citation; it counts, because quotations before it have used up the " +
                   std::to_string(kQuotedCapPercent) + " % of the words that may be kept out.";
    } else {
      kept_out += mark.tokens.size();
      one.detail = words_of(mark) + " with a citation beside it.";
    }
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace tamga
