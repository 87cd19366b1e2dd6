#include "engine/report/overview/class_overview.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "engine/base/hash.h"
#include "engine/report/report_json.h"

namespace tamga {
namespace {

OverviewRow row_of(const Report& report, std::size_t index, bool ids) {
  OverviewRow row;
  row.author = report.envelope.work_author;
  row.name = ids ? (row.author.empty() ? std::to_string(index + 1) : row.author) : report.work.file_name;
  row.shares = report.shares;
  row.sources = static_cast<std::uint32_t>(report.sources.size());
  row.flags = static_cast<std::uint32_t>(report.flags.size());
  row.corpus = report.snapshot.corpus;
  row.sequence = to_number(report.snapshot.sequence);
  row.engine_version = report.version;
  row.work_sha256 = report.work.sha256;
  row.report_sha256 = sha256_hex(render_json(report));
  return row;
}

using Pair = std::pair<std::size_t, std::size_t>;

// Keeps the strongest tie of each pair.
class Ties {
 public:
  void add(OverviewTie tie) {
    if (tie.first > tie.second) std::swap(tie.first, tie.second);
    if (tie.first == tie.second || tie.words < kLeastTie) return;
    auto& best = by_pair_[{tie.first, tie.second}];
    if (best.words < tie.words || (best.words == tie.words && !best.direct)) best = std::move(tie);
  }

  std::vector<OverviewTie> sorted() const {
    std::vector<OverviewTie> ties;
    ties.reserve(by_pair_.size());
    for (const auto& [pair, tie] : by_pair_) ties.push_back(tie);
    std::ranges::stable_sort(ties, std::greater{}, &OverviewTie::words);
    return ties;
  }

 private:
  std::map<Pair, OverviewTie> by_pair_;
};

// The words of a source that a work has: disjoint ranges in order.
std::vector<TokenRange> source_words(const ReportedSource& source) {
  std::vector<TokenRange> ranges;
  ranges.reserve(source.passages.size());
  for (const auto& passage : source.passages) ranges.push_back(passage.source_words);
  std::ranges::sort(ranges, {}, &TokenRange::begin);
  std::vector<TokenRange> joined;
  for (const auto& range : ranges) {
    if (joined.empty() || joined.back().end < range.begin) {
      joined.push_back(range);
    } else {
      joined.back().end = std::max(joined.back().end, range.end);
    }
  }
  return joined;
}

std::uint32_t common_words(std::span<const TokenRange> a, std::span<const TokenRange> b) {
  std::uint32_t words = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const auto begin = std::max(a[i].begin, b[j].begin);
    const auto end = std::min(a[i].end, b[j].end);
    if (begin < end) words += end - begin;
    (a[i].end < b[j].end ? i : j) += 1;
  }
  return words;
}

struct Use {
  std::size_t work;
  std::vector<TokenRange> words;
};

struct SourceUses {
  std::string name;
  std::vector<Use> uses;
};

// Sources that are no work of the class, by their bytes, with the works that use them.
std::map<std::string, SourceUses> uses_by_source(std::span<const Report> reports,
                                                 const std::map<std::string, std::size_t>& works) {
  std::map<std::string, SourceUses> uses;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    for (const auto& source : reports[i].sources) {
      const auto& key = source.sha256.empty() ? source.id : source.sha256;
      if (works.contains(key)) continue;
      uses[key].name = source.title.empty() ? source.id : source.title;
      uses[key].uses.push_back({i, source_words(source)});
    }
  }
  return uses;
}

std::vector<OverviewTie> ties_between(std::span<const Report> reports) {
  std::map<std::string, std::size_t> works;
  for (std::size_t i = 0; i < reports.size(); ++i) works.emplace(reports[i].work.sha256, i);
  Ties ties;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    for (const auto& source : reports[i].sources) {
      const auto work = works.find(source.sha256);
      if (work != works.end()) ties.add({i, work->second, source.share.in_text, true, {}});
    }
  }
  for (const auto& [key, source] : uses_by_source(reports, works)) {
    for (std::size_t a = 0; a < source.uses.size(); ++a) {
      for (std::size_t b = a + 1; b < source.uses.size(); ++b) {
        const auto words = common_words(source.uses[a].words, source.uses[b].words);
        ties.add({source.uses[a].work, source.uses[b].work, words, false, source.name});
      }
    }
  }
  return ties.sorted();
}

}  // namespace

std::vector<std::vector<std::size_t>> tied_groups(std::size_t rows, std::span<const OverviewTie> ties) {
  std::vector<std::size_t> leader(rows);
  for (std::size_t row = 0; row < rows; ++row) leader[row] = row;
  const auto find = [&](std::size_t row) {
    while (leader[row] != row) row = leader[row] = leader[leader[row]];
    return row;
  };
  for (const auto& tie : ties) {
    const auto [least, other] = std::minmax({find(tie.first), find(tie.second)});
    leader[other] = least;
  }
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t row = 0; row < rows; ++row) members[find(row)].push_back(row);
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [first, group] : members) {
    if (group.size() > 1) groups.push_back(std::move(group));
  }
  std::ranges::stable_sort(groups, std::greater{}, &std::vector<std::size_t>::size);
  return groups;
}

ClassOverview class_overview(std::span<const Report> reports, std::span<const std::string> links, bool ids) {
  ClassOverview overview;
  overview.ids = ids;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    overview.rows.push_back(row_of(reports[i], i, ids));
    if (!ids && i < links.size()) overview.rows.back().link = links[i];
  }
  overview.ties = ties_between(reports);
  overview.groups = tied_groups(reports.size(), overview.ties);
  for (std::size_t group = 0; group < overview.groups.size(); ++group) {
    for (const auto row : overview.groups[group]) overview.rows[row].group = static_cast<std::uint32_t>(group + 1);
  }
  return overview;
}

}  // namespace tamga
