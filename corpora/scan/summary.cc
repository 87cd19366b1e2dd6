#include "corpora/scan/summary.h"

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "engine/base/json.h"
#include "engine/report/percent.h"

namespace tamga {
namespace {

OverviewRow row_of(const ScanLine& line, const SummaryOf& of) {
  OverviewRow row;
  row.name = line.file;
  row.author = line.author;
  row.shares = line.shares;
  row.sources = static_cast<std::uint32_t>(line.sources.size());
  row.flags = line.flags;
  row.corpus = of.corpus;
  row.sequence = of.sequence;
  row.engine_version = of.engine_version;
  row.work_sha256 = line.sha256;
  if (line.report) {
    row.link = line.report->html;
    row.report_sha256 = line.report->sha256;
  }
  return row;
}

// Pairs of works by their rows, with the words that they share; most words first.
std::vector<OverviewTie> pairs_of(std::span<const ScanLine> lines) {
  std::unordered_map<std::string_view, std::size_t> rows;
  for (std::size_t row = 0; row < lines.size(); ++row) rows.emplace(lines[row].file, row);
  std::map<std::pair<std::size_t, std::size_t>, std::uint32_t> words;
  for (std::size_t row = 0; row < lines.size(); ++row) {
    for (const LineSource& source : lines[row].sources) {
      if (!source.of_scan || source.words < kLeastTie) continue;
      const auto other = rows.find(source.id);
      if (other == rows.end() || other->second == row) continue;
      auto& most = words[std::minmax(row, other->second)];
      most = std::max(most, source.words);
    }
  }
  std::vector<OverviewTie> pairs;
  for (const auto& [pair, count] : words) pairs.push_back({pair.first, pair.second, count, true, {}});
  std::ranges::stable_sort(pairs, std::greater{}, &OverviewTie::words);
  return pairs;
}

}  // namespace

ScanSummary summarise(std::span<const ScanLine> lines, std::vector<FailedFile> failed, const SummaryOf& of) {
  ScanSummary summary;
  summary.failed = std::move(failed);
  for (const ScanLine& line : lines) {
    summary.overview.rows.push_back(row_of(line, of));
    summary.with_sources += line.sources.empty() ? 0 : 1;
    const auto tenth = percent_hundredths(line.shares.borrowed(), line.shares.words) / 1000;
    ++summary.distribution.at(std::min<std::size_t>(tenth, summary.distribution.size() - 1));
  }
  summary.overview.ties = pairs_of(lines);
  summary.overview.groups = tied_groups(lines.size(), summary.overview.ties);
  for (std::size_t group = 0; group < summary.overview.groups.size(); ++group) {
    for (const std::size_t row : summary.overview.groups[group]) {
      summary.overview.rows[row].group = static_cast<std::uint32_t>(group + 1);
    }
  }
  return summary;
}

std::vector<std::size_t> by_borrowed_share(const ScanSummary& summary) {
  std::vector<std::size_t> order(summary.overview.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Compared as fractions: the same order on every machine.
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    const Shares& one = summary.overview.rows[a].shares;
    const Shares& other = summary.overview.rows[b].shares;
    return std::uint64_t{one.borrowed()} * other.words > std::uint64_t{other.borrowed()} * one.words;
  });
  return order;
}

std::string render(const ScanSummary& summary) {
  const auto& rows = summary.overview.rows;
  Json json = {{"works", rows.size()}, {"failed", summary.failed.size()}, {"with_sources", summary.with_sources}};
  json["distribution"] = summary.distribution;
  json["pairs"] = Json::array();
  for (const OverviewTie& pair : summary.overview.ties) {
    json["pairs"].push_back({{"works", {rows[pair.first].name, rows[pair.second].name}}, {"words", pair.words}});
  }
  json["groups"] = Json::array();
  for (const auto& group : summary.overview.groups) {
    Json names = Json::array();
    for (const std::size_t row : group) names.push_back(rows[row].name);
    json["groups"].push_back(std::move(names));
  }
  return dump_json_line(Json{{"summary", std::move(json)}});
}

}  // namespace tamga
