#include "engine/report/shares_sense.h"

#include <algorithm>
#include <vector>

namespace tamga {
namespace {

template <class Range>
bool lies_in(const Range& range, std::uint32_t end) {
  return range.begin <= range.end && range.end <= end;
}

bool covers_the_work(const Report& report) {
  std::uint32_t words = 0;
  for (const ReportedSpan& span : report.spans) {
    if (span.span.words.begin != words || span.span.words.end <= words) return false;
    words = span.span.words.end;
  }
  return words == report.work.words;
}

bool gives_the_shares(const Report& report) {
  std::vector<LabelledSpan> spans;
  std::uint32_t sources = 0;
  for (const ReportedSpan& span : report.spans) {
    spans.push_back(span.span);
    for (const Holder& holder : span.span.held_by) sources = std::max(sources, holder.source + 1);
  }
  // A number that no report has sources for would be an array of that size.
  if (sources > 10'000'000) return false;
  Shares expected = count_shares(spans, sources, report.settings.exclusions.asked.on).shares;
  expected.longest_passage = report.shares.longest_passage;
  expected.in_runs_1 = report.shares.in_runs_1;
  expected.in_runs_2 = report.shares.in_runs_2;
  return expected == report.shares;
}

bool standing_follows(const Report& report) {
  const Standing& given = report.standing;
  const Standing expected = standing_among(report.shares, given.shares);
  return std::ranges::equal(expected.shares, given.shares) && expected.less == given.less &&
         expected.same == given.same && expected.more == given.more;
}

}  // namespace

std::optional<std::string> nonsense_in_spans(const Report& report, std::uint32_t text_of_work) {
  if (!covers_the_work(report)) return "body.spans do not cover the words of the work";
  for (std::size_t i = 0; i < report.spans.size(); ++i) {
    if (!lies_in(report.spans[i].place, text_of_work)) {
      return "body.spans[" + std::to_string(i) + "] lies outside the work's text";
    }
  }
  if (!gives_the_shares(report)) return "body.shares.words are not those of body.spans";
  const Shares& shares = report.shares;
  if (shares.in_runs_1 > shares.words || shares.in_runs_2 > shares.words) return "body.shares count too many words";
  if (!standing_follows(report)) return "body.standing is not what its shares give";
  for (std::size_t i = 0; i < report.exclusions.size(); ++i) {
    const ReportedExclusion& one = report.exclusions[i];
    if (!lies_in(one.words, shares.words) || !lies_in(one.place, text_of_work)) {
      return "body.exclusions[" + std::to_string(i) + "] lies outside the work";
    }
  }
  return std::nullopt;
}

}  // namespace tamga
