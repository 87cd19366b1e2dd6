// How many of the works that were handed in have been checked, and why the others have not: by month and kind.
#pragma once

#include <concepts>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace tamga {

enum class CoverageOutcome : std::uint8_t { kWaiting, kNotAsked, kChecked, kNotChecked };

// What became of one work. One row a work that outlives the work and says nothing of whose it was, so that counting
// twice, a crash and an erasure change no figure.
struct CoverageFact {
  std::string kind;  // of written work
  CoverageOutcome outcome = CoverageOutcome::kWaiting;
  std::string reason;  // of kNotChecked: the error code
};

template <class Io, class Row>
  requires std::same_as<std::remove_const_t<Row>, CoverageFact>
void visit_fields(Io& io, Row& fact) {
  io(fact.kind);
  io.choice(fact.outcome, CoverageOutcome::kNotChecked);
  io(fact.reason);
}

inline constexpr std::uint8_t kCoverageRowVersion = 1;

struct CoverageLine {
  std::string month;  // "2026-11"
  std::string kind;   // empty: not said
  std::uint64_t handed_in = 0;
  std::uint64_t checked = 0;
  std::uint64_t not_asked = 0;                       // read, and nobody asked for a report
  std::uint64_t waiting = 0;                         // without a file, being read, or being checked
  std::map<std::string, std::uint64_t> not_checked;  // by error code
};

// By month, then kind. handed_in is the sum of the others.
using Coverage = std::vector<CoverageLine>;

// A header line and a line for each month, kind and error code; RFC 4180. Cells that a spreadsheet would take for a
// formula begin with an apostrophe.
std::string coverage_csv(const Coverage& coverage);

}  // namespace tamga
