// From sources with their reasons to the words that count: order of the sources, spans, shares.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/match/exclusions/found_exclusion.h"
#include "engine/match/exclusions/labelled_spans.h"
#include "engine/prepared_work.h"

namespace tamga {

// Adds an exclusion for the words that a source which is a legal text has in common with the work.
void add_laws(const std::vector<FoundSource>& sources, std::vector<FoundExclusion>& exclusions);

// The sources in the order of the report (source_order.h), by the words that count with the exclusions of `on`. Sources
// none of whose words count come last.
std::vector<FoundSource> in_order_of_report(std::vector<FoundSource> sources, std::uint32_t words,
                                            const std::vector<FoundExclusion>& exclusions, ExclusionSet on);

// The spans of a work of `words` words; holders are numbered by their place in `sources`.
std::vector<LabelledSpan> spans_of(std::uint32_t words, const std::vector<FoundSource>& sources,
                                   const std::vector<FoundExclusion>& exclusions);

// Words of the work in unchanged runs of sources that count, as ranges that may overlap.
struct CountedRuns {
  std::vector<TokenRange> of_coefficient_1;
  std::vector<TokenRange> of_coefficient_2;
};
CountedRuns runs_that_count(const std::vector<FoundSource>& sources, ExclusionSet on);

// All of the shares, with the longest passage and the coefficients.
CountedShares count_work(const std::vector<LabelledSpan>& spans, const std::vector<FoundSource>& sources,
                         const CountedRuns& runs, ExclusionSet on);

}  // namespace tamga
