// One sweep over the places where something begins or ends. Between two of them the same kinds, label and holders hold.
#include "engine/match/exclusions/labelled_spans.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <compare>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace tamga {
namespace {

// Holders that differ in nothing but the source.
struct HolderKind {
  PassageClass passage_class;
  ExclusionSet reasons;
  auto operator<=>(const HolderKind&) const = default;
};

// What begins or ends before a word: exactly one of the three.
struct Edge {
  std::uint32_t at = 0;
  bool begins = false;
  std::optional<ExclusionKind> kind;
  std::optional<Holder> holder;
  SpanLabel label = SpanLabel::kNone;
};

// What holds at one place of the sweep.
class Open {
 public:
  void apply(const Edge& edge) {
    const int change = edge.begins ? 1 : -1;
    if (edge.kind) {
      kinds_.at(static_cast<std::size_t>(*edge.kind)) += change;
    } else if (edge.holder) {
      apply(*edge.holder, edge.begins);
    } else {
      labels_.at(static_cast<std::size_t>(edge.label)) += change;
    }
  }

  LabelledSpan over(TokenRange words) const {
    LabelledSpan span;
    span.words = words;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      if (kinds_.at(i) > 0) span.reasons.add(static_cast<ExclusionKind>(i));
    }
    for (const SpanLabel label : {SpanLabel::kQuotationOverCap, SpanLabel::kQuotationWithoutSource}) {
      if (labels_.at(static_cast<std::size_t>(label)) > 0) span.label = label;
    }
    for (const auto& [kind, sources] : holders_) {
      span.held_by.push_back({*sources.begin(), kind.passage_class, kind.reasons});
    }
    std::ranges::sort(span.held_by, [](const Holder& a, const Holder& b) {
      return std::tie(a.source, a.passage_class, a.reasons) < std::tie(b.source, b.passage_class, b.reasons);
    });
    return span;
  }

 private:
  void apply(const Holder& holder, bool begins) {
    const HolderKind kind{holder.passage_class, holder.reasons};
    if (begins) {
      holders_[kind].insert(holder.source);
      return;
    }
    const auto sources = holders_.find(kind);
    sources->second.erase(sources->second.find(holder.source));
    if (sources->second.empty()) holders_.erase(sources);
  }

  std::array<int, kExclusionKinds> kinds_{};
  std::array<int, 3> labels_{};
  std::map<HolderKind, std::multiset<std::uint32_t>> holders_;
};

void add_edges(std::vector<Edge>& edges, TokenRange words, Edge edge) {
  if (words.begin >= words.end) return;
  edge.at = words.begin;
  edge.begins = true;
  edges.push_back(edge);
  edge.at = words.end;
  edge.begins = false;
  edges.push_back(std::move(edge));
}

std::vector<Edge> edges_of(std::span<const MarkedWords> marked, std::span<const HeldWords> held,
                           std::span<const WordLabel> labels) {
  std::vector<Edge> edges;
  edges.reserve(2 * (marked.size() + held.size() + labels.size()));
  for (const MarkedWords& one : marked) add_edges(edges, one.words, {0, false, one.kind, {}, SpanLabel::kNone});
  for (const HeldWords& one : held) add_edges(edges, one.words, {0, false, {}, one.holder, SpanLabel::kNone});
  for (const WordLabel& one : labels) {
    if (one.label != SpanLabel::kNone) add_edges(edges, one.words, {0, false, {}, {}, one.label});
  }
  std::ranges::stable_sort(edges, {}, &Edge::at);
  return edges;
}

bool differ_in_words_only(const LabelledSpan& a, const LabelledSpan& b) {
  return a.label == b.label && a.reasons == b.reasons && a.held_by == b.held_by;
}

void append(std::vector<LabelledSpan>& spans, LabelledSpan span) {
  if (!spans.empty() && differ_in_words_only(spans.back(), span)) {
    spans.back().words.end = span.words.end;
  } else {
    spans.push_back(std::move(span));
  }
}

std::uint32_t& set_aside_for(SetAside& set_aside, ExclusionKind kind) {
  switch (kind) {
    case ExclusionKind::kTemplate:
      return set_aside.templates;
    case ExclusionKind::kTitlePage:
      return set_aside.title_page;
    case ExclusionKind::kFrontMatter:
      return set_aside.front_matter;
    case ExclusionKind::kBibliography:
      return set_aside.bibliography;
    case ExclusionKind::kLaw:
      return set_aside.laws;
    default:
      break;
  }
  assert(kind == ExclusionKind::kSetPhrase);
  return set_aside.set_phrases;
}

std::uint32_t& share_of(Shares& shares, const Verdict& verdict) {
  switch (verdict.counted_as) {
    case CountedAs::kCopied:
      return shares.copied;
    case CountedAs::kReworded:
      return shares.reworded;
    case CountedAs::kSummarised:
      return shares.summarised;
    case CountedAs::kQuoted:
      return shares.quoted;
    case CountedAs::kSetAside:
      return set_aside_for(shares.set_aside_as, *verdict.reason);
    case CountedAs::kOwnEarlier:
      return shares.own_earlier;
    case CountedAs::kNotJudged:
      return shares.not_judged;
    case CountedAs::kOriginal:
      break;
  }
  return shares.original;
}

}  // namespace

std::string_view span_label_name(SpanLabel label) {
  switch (label) {
    case SpanLabel::kNone:
      break;
    case SpanLabel::kQuotationWithoutSource:
      return "quotation_without_source";
    case SpanLabel::kQuotationOverCap:
      return "quotation_over_cap";
  }
  return "";
}

Verdict judge(const LabelledSpan& span, ExclusionSet on) {
  if (const auto reason = (span.reasons & on).first()) return {counted_as(*reason), reason, std::nullopt};
  std::optional<PassageClass> literal;
  std::optional<std::uint32_t> credited;
  ExclusionSet against;
  for (const Holder& holder : span.held_by) {
    const ExclusionSet reasons = holder.reasons & on;
    for (const ExclusionKind kind : reasons.kinds()) against.add(kind);
    if (!reasons.empty()) continue;
    literal = std::min(literal.value_or(holder.passage_class), holder.passage_class);
    credited = std::min(credited.value_or(holder.source), holder.source);
  }
  if (literal) return {counted_as(*literal), std::nullopt, credited};
  if (const auto reason = against.first()) return {counted_as(*reason), reason, std::nullopt};
  return {};
}

std::vector<LabelledSpan> labelled_spans(std::uint32_t words, std::span<const MarkedWords> marked,
                                         std::span<const HeldWords> held, std::span<const WordLabel> labels) {
  std::vector<LabelledSpan> spans;
  Open open;
  std::uint32_t from = 0;
  for (const Edge& edge : edges_of(marked, held, labels)) {
    assert(edge.at <= words);
    if (from < edge.at) append(spans, open.over({from, edge.at}));
    from = edge.at;
    open.apply(edge);
  }
  if (from < words) append(spans, open.over({from, words}));
  return spans;
}

CountedShares count_shares(std::span<const LabelledSpan> spans, std::size_t sources, ExclusionSet on) {
  CountedShares counted;
  counted.credited.resize(sources);
  for (const LabelledSpan& span : spans) {
    const Verdict verdict = judge(span, on);
    share_of(counted.shares, verdict) += span.words.size();
    counted.shares.words += span.words.size();
    if (verdict.credited) counted.credited.at(*verdict.credited) += span.words.size();
  }
  counted.shares.set_aside = counted.shares.set_aside_as.all();
  return counted;
}

}  // namespace tamga
