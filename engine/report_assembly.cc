#include "engine/report_assembly.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "engine/match/shares.h"
#include "engine/source_order.h"
#include "engine/version.h"

namespace tamga {
namespace {

std::uint64_t all_repeated_seeds(const std::vector<FoundSource>& sources) {
  std::uint64_t seeds = 0;
  for (const FoundSource& source : sources) seeds += source.repeated_seeds;
  return seeds;
}

std::vector<FoundSource> in_order(std::vector<FoundSource> sources, std::uint32_t words) {
  std::vector<UnorderedSource> unordered;
  unordered.reserve(sources.size());
  for (const FoundSource& source : sources) unordered.push_back({source.shown.id, source.passages});
  std::vector<FoundSource> ordered;
  ordered.reserve(sources.size());
  for (const std::size_t index : source_order(words, unordered)) ordered.push_back(std::move(sources[index]));
  return ordered;
}

CountedShares count(const std::vector<FoundSource>& sources, std::uint32_t words) {
  std::vector<std::vector<Passage>> passages;
  passages.reserve(sources.size());
  for (const FoundSource& source : sources) passages.push_back(source.passages);
  return count_shares(words, passages);
}

}  // namespace

Report assemble_report(Findings findings) {
  const std::uint32_t words = findings.work.words;
  findings.left_out.repeated_seeds = all_repeated_seeds(findings.sources);
  std::erase_if(findings.sources, [](const FoundSource& source) { return source.passages.empty(); });
  auto sources = in_order(std::move(findings.sources), words);
  const auto counted = count(sources, words);

  const std::size_t top = findings.settings.top;
  const std::size_t listed = top == 0 ? sources.size() : std::min(top, sources.size());
  findings.left_out.sources_cut = sources.size() - listed;

  Report report;
  report.version = engine_version();
  report.shares = counted.shares;
  report.envelope.work_author = std::move(findings.work_author);
  for (std::size_t i = 0; i < listed; ++i) {
    sources[i].shown.share = counted.sources[i];
    if (!sources[i].author.empty()) {
      report.envelope.source_authors.push_back({sources[i].shown.id, std::move(sources[i].author)});
    }
    report.sources.push_back(std::move(sources[i].shown));
  }
  report.flags = std::move(findings.flags);
  report.observations = std::move(findings.observations);
  report.not_checked = not_checked(findings.left_out, words, findings.settings);
  report.work = std::move(findings.work);
  report.snapshot = std::move(findings.snapshot);
  report.settings = std::move(findings.settings);
  return report;
}

}  // namespace tamga
