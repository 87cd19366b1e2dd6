// The end of a scan: who shares text with whom, in which groups, and how the shares are distributed.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "corpora/scan/scan_line.h"
#include "engine/report/overview/class_overview.h"

namespace tamga {

struct ScanSummary {
  ClassOverview overview;  // a row a work, in the order of the works; ties are pairs of works
  std::uint32_t with_sources = 0;
  std::array<std::uint32_t, 10> distribution{};  // works by tenths of their borrowed share; the last holds 100 % too
  std::vector<FailedFile> failed;
};

// What a row says beside the line of its work.
struct SummaryOf {
  std::string corpus;
  std::uint64_t sequence = 0;
  std::string engine_version;
};

// A pure function of the lines, which are in the order of the works. Two works are a pair where one is a source of the
// other by kLeastTie words or more; of both directions the greater counts. Works connected by pairs are a group.
// Time O(sources log sources).
ScanSummary summarise(std::span<const ScanLine> lines, std::vector<FailedFile> failed, const SummaryOf& of);

// Works that borrow most first; on a tie in the order of the works. Indices of rows.
std::vector<std::size_t> by_borrowed_share(const ScanSummary& summary);

// {"summary": {...}} on one line.
std::string render(const ScanSummary& summary);

}  // namespace tamga
