#include "engine/report/review/after_review.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "engine/match/exclusions/labelled_spans.h"
#include "engine/report/review/text_order.h"
#include "engine/report/review/work_cells.h"

namespace tamga {
namespace {

// One decision a passage, in text order.
std::vector<DecisionKind> kinds_in_text_order(std::span<const NumberedPassage> passages, const Decisions& decisions) {
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, DecisionKind> by_place;
  for (const auto& each : decisions.passages) by_place[{each.source, each.work.begin, each.work.end}] = each.decision;
  std::vector<DecisionKind> kinds;
  for (const auto& [source, passage] : passages) {
    const auto found = by_place.find({source + 1, passage->work.begin, passage->work.end});
    kinds.push_back(found == by_place.end() ? DecisionKind::kOpen : found->second);
  }
  return kinds;
}

// The span of a cell with those holders only that people have not turned down. Sources that the report does not list
// have no passages to judge, and stay.
LabelledSpan span_after(const Report& report, const WorkCell& cell, std::span<const NumberedPassage> passages,
                        std::span<const DecisionKind> kinds) {
  LabelledSpan span = report.spans[cell.span].span;
  span.words = cell.words;
  std::erase_if(span.held_by, [&](const Holder& holder) { return holder.source < report.sources.size(); });
  for (const auto number : cell.passages) {
    if (kinds[number] == DecisionKind::kNotBorrowed) continue;
    const auto& [source, passage] = passages[number];
    Holder holder{source, passage->passage_class, passage->reasons};
    for (const auto kind : report.sources[source].reasons.kinds()) holder.reasons.add(kind);
    span.held_by.push_back(holder);
  }
  std::ranges::stable_sort(span.held_by, {}, &Holder::source);
  return span;
}

// Sources that the spans name, those included that the report does not list.
std::size_t sources_in(std::span<const LabelledSpan> spans) {
  std::size_t sources = 0;
  for (const auto& span : spans) {
    for (const auto& holder : span.held_by) sources = std::max<std::size_t>(sources, holder.source + 1);
  }
  return sources;
}

}  // namespace

Review after_review(const Report& report, const Decisions& decisions) {
  const auto passages = passages_in_text_order(report);
  const auto kinds = kinds_in_text_order(passages, decisions);
  Review review;
  review.passages = static_cast<std::uint32_t>(passages.size());
  review.judged_passages =
      static_cast<std::uint32_t>(std::ranges::count_if(kinds, [](auto kind) { return kind != DecisionKind::kOpen; }));
  std::vector<LabelledSpan> spans;
  for (const auto& cell : work_cells(report, passages)) {
    spans.push_back(span_after(report, cell, passages, kinds));
    const bool confirmed =
        std::ranges::any_of(cell.passages, [&](auto number) { return kinds[number] == DecisionKind::kConfirmed; });
    if (confirmed) review.confirmed_words += cell.words.size();
  }
  review.shares = count_shares(spans, sources_in(spans), report.settings.exclusions.asked.on).shares;
  return review;
}

}  // namespace tamga
