// The words of a work as disjoint spans, each with everything that bears on how it counts. What it counts as follows
// from one rule, for any choice of switches; so a page that lets people flip switches only applies judge() again.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/range.h"
#include "engine/match/exclusions/exclusion_kind.h"
#include "engine/match/passage.h"
#include "engine/match/shares.h"

namespace tamga {

// A source that holds a word: its number in the order of the report, from 0; the class of its passage; and the reasons
// for which the source or the passage may be left out.
struct Holder {
  std::uint32_t source = 0;
  PassageClass passage_class = PassageClass::kCopied;
  ExclusionSet reasons;
  bool operator==(const Holder&) const = default;
};

// A quotation that counts all the same.
enum class SpanLabel : std::uint8_t {
  kNone,
  kQuotationWithoutSource,  // no citation beside it
  kQuotationOverCap         // quotations before it have used up what may be kept out
};
std::string_view span_label_name(SpanLabel label);  // "", "quotation_without_source", "quotation_over_cap"

struct LabelledSpan {
  TokenRange words;
  SpanLabel label = SpanLabel::kNone;
  ExclusionSet reasons;         // that hold for the words themselves; none of them is_of_source()
  std::vector<Holder> held_by;  // by source; of holders with one class and the same reasons only the first
  bool operator==(const LabelledSpan&) const = default;
};

struct Verdict {
  CountedAs counted_as = CountedAs::kOriginal;
  std::optional<ExclusionKind> reason;    // the exclusion that decided
  std::optional<std::uint32_t> credited;  // the source that borrowed words are credited to
  bool operator==(const Verdict&) const = default;
};

// The rule. With the exclusions of `on`:
// 1. the first of the span's reasons that is on decides;
// 2. otherwise the holders none of whose reasons is on count: the words have the most literal of their classes and are
//    credited to the first of them;
// 3. otherwise, if there are holders at all, the first reason of theirs that is on decides;
// 4. otherwise the words are original.
Verdict judge(const LabelledSpan& span, ExclusionSet on);

// What bears on the words of a work. Ranges lie inside the work; they may overlap and stand in any order.
struct MarkedWords {
  TokenRange words;
  ExclusionKind kind = ExclusionKind::kNotJudged;
};
struct HeldWords {
  TokenRange words;
  Holder holder;
};
struct WordLabel {
  TokenRange words;
  SpanLabel label = SpanLabel::kNone;
};

// Spans that cover the words [0, words) in order without a gap; neighbours differ. Time O(n log n) in the ranges given.
std::vector<LabelledSpan> labelled_spans(std::uint32_t words, std::span<const MarkedWords> marked,
                                         std::span<const HeldWords> held, std::span<const WordLabel> labels);

struct CountedShares {
  Shares shares;                        // without longest_passage and the words in runs
  std::vector<std::uint32_t> credited;  // words of each source, in its order; they add up to shares.borrowed()
};

// Adds up the verdicts of `spans` over a work with `sources` sources.
CountedShares count_shares(std::span<const LabelledSpan> spans, std::size_t sources, ExclusionSet on);

}  // namespace tamga
