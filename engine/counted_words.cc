#include "engine/counted_words.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "engine/match/exclusions/templates.h"
#include "engine/source_order.h"

namespace tamga {
namespace {

// kLaw stands in a source's reasons to tell what it is; its words are taken out for what they are.
ExclusionSet taking_out(const ExclusionSet& reasons) {
  ExclusionSet out = reasons;
  out.remove(ExclusionKind::kLaw);
  return out;
}

ExclusionSet reasons_of(const FoundSource& source, std::size_t passage) {
  ExclusionSet reasons = taking_out(source.shown.reasons);
  for (const ExclusionKind kind : source.shown.passages[passage].reasons.kinds()) reasons.add(kind);
  return reasons;
}

std::vector<bool> words_taken_out(std::uint32_t words, const std::vector<FoundExclusion>& exclusions, ExclusionSet on) {
  std::vector<bool> taken(words);
  for (const FoundExclusion& one : exclusions) {
    if (one.label != SpanLabel::kNone || !on.has(one.kind)) continue;
    for (std::uint32_t word = one.words.begin; word < one.words.end; ++word) taken[word] = true;
  }
  return taken;
}

UnorderedSource unordered(const FoundSource& source, ExclusionSet on) {
  UnorderedSource made{source.shown.id, {}, source.shown.share.in_text};
  for (std::size_t i = 0; i < source.passages.size(); ++i) {
    if ((reasons_of(source, i) & on).empty()) made.counted.push_back(source.passages[i].work);
  }
  return made;
}

// sums[i]: how many of the first i words are borrowed.
std::vector<std::uint32_t> borrowed_before(const std::vector<LabelledSpan>& spans, ExclusionSet on) {
  std::vector<std::uint32_t> sums = {0};
  for (const LabelledSpan& span : spans) {
    const std::uint32_t borrowed = judge(span, on).credited ? 1 : 0;
    for (std::uint32_t i = 0; i < span.words.size(); ++i) sums.push_back(sums.back() + borrowed);
  }
  return sums;
}

std::uint32_t longest_passage(const std::vector<LabelledSpan>& spans, const std::vector<FoundSource>& sources,
                              ExclusionSet on) {
  const auto borrowed = borrowed_before(spans, on);
  std::uint32_t longest = 0;
  for (const FoundSource& source : sources) {
    for (std::size_t i = 0; i < source.passages.size(); ++i) {
      if (!(reasons_of(source, i) & on).empty()) continue;
      const TokenRange words = source.passages[i].work;
      longest = std::max(longest, borrowed[words.end] - borrowed[words.begin]);
    }
  }
  return longest;
}

// Words of `runs` that no exclusion of the words themselves takes out. `spans` are in order.
std::uint32_t words_left_in(const std::vector<TokenRange>& runs, const std::vector<LabelledSpan>& spans,
                            ExclusionSet on) {
  std::vector<TokenRange> kept_out;
  for (const LabelledSpan& span : spans) {
    if (!(span.reasons & on).empty()) kept_out.push_back(span.words);
  }
  std::vector<TokenRange> both = runs;
  both.insert(both.end(), kept_out.begin(), kept_out.end());
  return words_in(std::move(both)) - words_in(std::move(kept_out));
}

void append(std::vector<TokenRange>& ranges, const std::vector<TokenRange>& more) {
  ranges.insert(ranges.end(), more.begin(), more.end());
}

}  // namespace

void add_laws(const std::vector<FoundSource>& sources, std::vector<FoundExclusion>& exclusions) {
  for (const FoundSource& source : sources) {
    if (!source.legal) continue;
    const std::string detail =
        "Stands in the legal text \"" + source.shown.id + "\" of the collection \"" + source.shown.collection + "\".";
    for (const Passage& passage : source.passages) {
      for (const TokenRange& words : twin_stretches(passage)) {
        exclusions.push_back({ExclusionKind::kLaw, words, detail, SpanLabel::kNone});
      }
    }
  }
}

std::vector<FoundSource> in_order_of_report(std::vector<FoundSource> sources, std::uint32_t words,
                                            const std::vector<FoundExclusion>& exclusions, ExclusionSet on) {
  std::vector<UnorderedSource> all;
  all.reserve(sources.size());
  for (const FoundSource& source : sources) all.push_back(unordered(source, on));
  std::vector<FoundSource> ordered;
  ordered.reserve(sources.size());
  for (const std::size_t index : source_order(words_taken_out(words, exclusions, on), all)) {
    ordered.push_back(std::move(sources[index]));
  }
  return ordered;
}

std::vector<LabelledSpan> spans_of(std::uint32_t words, const std::vector<FoundSource>& sources,
                                   const std::vector<FoundExclusion>& exclusions) {
  std::vector<MarkedWords> marked;
  std::vector<WordLabel> labels;
  for (const FoundExclusion& one : exclusions) {
    if (one.label == SpanLabel::kNone) {
      marked.push_back({one.words, one.kind});
    } else {
      labels.push_back({one.words, one.label});
    }
  }
  std::vector<HeldWords> held;
  for (std::uint32_t number = 0; number < sources.size(); ++number) {
    const FoundSource& source = sources[number];
    for (std::size_t i = 0; i < source.passages.size(); ++i) {
      const Passage& passage = source.passages[i];
      held.push_back({passage.work, {number, passage.passage_class, reasons_of(source, i)}});
    }
  }
  return labelled_spans(words, marked, held, labels);
}

CountedRuns runs_that_count(const std::vector<FoundSource>& sources, ExclusionSet on) {
  CountedRuns runs;
  for (const FoundSource& source : sources) {
    if (!(source.shown.reasons & on).empty()) continue;
    append(runs.of_coefficient_1, source.runs_of_5);
    append(runs.of_coefficient_2, source.runs_of_25);
  }
  return runs;
}

CountedShares count_work(const std::vector<LabelledSpan>& spans, const std::vector<FoundSource>& sources,
                         const CountedRuns& runs, ExclusionSet on) {
  CountedShares counted = count_shares(spans, sources.size(), on);
  counted.shares.longest_passage = longest_passage(spans, sources, on);
  counted.shares.in_runs_1 = words_left_in(runs.of_coefficient_1, spans, on);
  counted.shares.in_runs_2 = words_left_in(runs.of_coefficient_2, spans, on);
  return counted;
}

}  // namespace tamga
