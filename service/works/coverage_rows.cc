#include <map>
#include <utility>

#include "service/state/keys.h"
#include "service/state/row_io.h"
#include "service/works/works.h"

namespace tamga {
namespace {

constexpr std::size_t kMonthBytes = 7;

void count(const CoverageFact& fact, CoverageLine& line) {
  ++line.handed_in;
  switch (fact.outcome) {
    case CoverageOutcome::kWaiting:
      ++line.waiting;
      break;
    case CoverageOutcome::kNotAsked:
      ++line.not_asked;
      break;
    case CoverageOutcome::kChecked:
      ++line.checked;
      break;
    case CoverageOutcome::kNotChecked:
      ++line.not_checked[fact.reason];
      break;
  }
}

}  // namespace

Result<Coverage> Works::coverage(std::string_view institution, std::string_view first_month,
                                 std::string_view last_month) const {
  std::map<std::pair<std::string, std::string>, CoverageLine> lines;
  const std::string prefix = named_key(kCoverageRow, {institution});
  auto rows = store_.cursor(prefix);
  rows.start_at(prefix + std::string(first_month));
  while (rows.next()) {
    std::string month(rows.key().substr(prefix.size(), kMonthBytes));
    if (!last_month.empty() && month > last_month) break;
    const auto fact = decode_row<CoverageFact>(rows.value(), kCoverageRowVersion);
    if (!fact) return fail(ErrorCode::kCorrupt, "a row of the coverage is damaged");
    CoverageLine& line = lines[{month, fact->kind}];
    line.month = std::move(month);
    line.kind = fact->kind;
    count(*fact, line);
  }
  if (auto read = rows.status(); !read) return std::unexpected(read.error());
  Coverage coverage;
  for (auto& [place, line] : lines) coverage.push_back(std::move(line));
  return coverage;
}

}  // namespace tamga
