#include "engine/report_assembly.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "engine/counted_words.h"
#include "engine/exclusion_list.h"
#include "engine/source_order.h"
#include "engine/version.h"

namespace tamga {
namespace {

std::uint64_t all_repeated_seeds(const std::vector<FoundSource>& sources) {
  std::uint64_t seeds = 0;
  for (const FoundSource& source : sources) seeds += source.repeated_seeds;
  return seeds;
}

// Sets the reasons of each source and passage, and the words that it shares.
void give_reasons(const Findings& findings, std::vector<FoundSource>& sources) {
  const ExclusionSettings& asked = findings.settings.exclusions.asked;
  for (FoundSource& source : sources) {
    std::vector<TokenRange> ranges;
    for (const Passage& passage : source.passages) ranges.push_back(passage.work);
    source.shown.share.in_text = words_in(std::move(ranges));
    ExclusionSet& reasons = source.shown.reasons;
    if (source.legal) reasons.add(ExclusionKind::kLaw);
    if (is_own_work(findings.authorship, source.authorship, asked.own_scope)) reasons.add(ExclusionKind::kOwnEarlier);
    if (std::ranges::count(asked.named_sources, source.shown.id) > 0) reasons.add(ExclusionKind::kNamedSource);
    if (is_small_source(source.shown.share.in_text, findings.work.words, asked.least_source)) {
      reasons.add(ExclusionKind::kSmallSource);
    }
    const auto small = small_matches(source.passages, std::min(findings.settings.min_words, findings.work.words));
    for (std::size_t i = 0; i < small.size(); ++i) {
      if (small[i]) source.shown.passages[i].reasons.add(ExclusionKind::kSmallMatch);
    }
  }
}

std::vector<CodePointRange> code_points_of(const std::vector<LabelledSpan>& spans,
                                           const std::vector<WordPlace>& words) {
  std::vector<CodePointRange> places;
  places.reserve(spans.size());
  for (const LabelledSpan& span : spans) {
    places.push_back({words[span.words.begin].code_points.begin, words[span.words.end - 1].code_points.end});
  }
  return places;
}

void add_spans(const Findings& findings, std::vector<LabelledSpan> spans, Report& report) {
  const auto places = code_points_of(spans, findings.word_places);
  const ExclusionSet on = findings.settings.exclusions.asked.on;
  report.spans.reserve(spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Verdict verdict = judge(spans[i], on);
    report.spans.push_back({places[i], std::move(spans[i]), verdict});
  }
}

}  // namespace

Report assemble_report(Findings findings) {
  const std::uint32_t words = findings.work.words;
  const ExclusionSet on = findings.settings.exclusions.asked.on;
  findings.left_out.repeated_seeds = all_repeated_seeds(findings.sources);
  give_reasons(findings, findings.sources);
  const auto runs = runs_that_count(findings.sources, on);
  std::erase_if(findings.sources, [](const FoundSource& source) { return source.passages.empty(); });
  add_laws(findings.sources, findings.exclusions);
  auto sources = in_order_of_report(std::move(findings.sources), words, findings.exclusions, on);

  Report report;
  report.version = engine_version();
  auto spans = spans_of(words, sources, findings.exclusions);
  auto counted = count_work(spans, sources, runs, on);
  report.shares = counted.shares;
  if (findings.depth == ReportDepth::kWhole) {
    report.exclusions = exclusion_list(findings, sources);
    add_spans(findings, std::move(spans), report);
  }
  report.envelope.work_author = std::move(findings.authorship.author_id);
  const std::size_t listed =
      findings.settings.top == 0 ? sources.size() : std::min<std::size_t>(findings.settings.top, sources.size());
  findings.left_out.sources_cut = sources.size() - listed;
  for (std::size_t i = 0; i < listed; ++i) {
    sources[i].shown.share.in_report = counted.credited[i];
    if (!sources[i].authorship.author_id.empty()) {
      report.envelope.source_authors.push_back({sources[i].shown.id, std::move(sources[i].authorship.author_id)});
    }
    report.sources.push_back(std::move(sources[i].shown));
  }
  report.flags = std::move(findings.flags);
  report.observations = std::move(findings.observations);
  report.not_checked = not_checked(findings.left_out, words, findings.settings);
  report.searched = std::move(findings.searched);
  report.work = std::move(findings.work);
  report.snapshot = std::move(findings.snapshot);
  report.settings = std::move(findings.settings);
  return report;
}

}  // namespace tamga
