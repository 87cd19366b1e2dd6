// Several reports side by side: a row for each work, and which works share text. What the overview page and its table
// show; a pure function of the reports.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/report/report.h"

namespace tamga {

struct OverviewRow {
  std::string name;  // of the file; with `ids` the author's id, or a number where there is none
  std::string author;
  std::string link;  // to the page of the report; may be empty
  Shares shares;
  std::uint32_t sources = 0;
  std::uint32_t flags = 0;  // kinds of signs of disguise
  std::uint32_t group = 0;  // from 1; 0: shares text with no other work
  std::string corpus;
  std::uint64_t sequence = 0;
  std::string engine_version;
  std::string work_sha256;
  std::string report_sha256;
};

// Two works that share text.
struct OverviewTie {
  std::size_t first = 0, second = 0;  // indices of rows, first < second
  std::uint32_t words = 0;            // that both have
  bool direct = false;                // one of them was found as a source of the other
  std::string source;                 // name of the common source; empty where `direct`
};

struct ClassOverview {
  std::vector<OverviewRow> rows;                 // as the reports were given
  std::vector<OverviewTie> ties;                 // most words first, at most one a pair
  std::vector<std::vector<std::size_t>> groups;  // of rows tied together, the largest first; each by row
  bool ids = false;
};

// Fewer common words than this tie nobody: a title, a name, a phrase.
inline constexpr std::uint32_t kLeastTie = 8;

// Rows connected by ties, two at least, the largest group first, then the one with the earliest row; each by row.
std::vector<std::vector<std::size_t>> tied_groups(std::size_t rows, std::span<const OverviewTie> ties);

// Two works are tied by at least kLeastTie words: directly, where one report lists the other work as a source (the same
// bytes), or by a common source, counted in words of the source that stand in both. The stronger tie of a pair counts.
// `links` holds the page of each report, or "". With `ids` no name of a file is kept, and no link.
// Time O(pairs of works with a common source).
ClassOverview class_overview(std::span<const Report> reports, std::span<const std::string> links, bool ids);

}  // namespace tamga
