#include "service/works/coverage.h"

namespace tamga {
namespace {

std::string cell(const std::string& text) {
  std::string safe;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) safe += '\'';
  for (const char c : text) {
    if (c == '"') safe += '"';
    safe += c;
  }
  const bool quoted = safe.find_first_of("\",\r\n") != std::string::npos;
  return quoted ? '"' + safe + '"' : safe;
}

void line(std::string& csv, const CoverageLine& of, std::string_view outcome, const std::string& reason,
          std::uint64_t works) {
  if (works == 0) return;
  csv += of.month + ',' + cell(of.kind) + ',';
  csv.append(outcome);
  csv += ',' + cell(reason) + ',' + std::to_string(works) + "\r\n";
}

}  // namespace

std::string coverage_csv(const Coverage& coverage) {
  std::string csv = "month,kind,outcome,reason,works\r\n";
  for (const CoverageLine& each : coverage) {
    line(csv, each, "checked", "", each.checked);
    for (const auto& [reason, works] : each.not_checked) line(csv, each, "not_checked", reason, works);
    line(csv, each, "not_asked", "", each.not_asked);
    line(csv, each, "waiting", "", each.waiting);
  }
  return csv;
}

}  // namespace tamga
