#include "bench/quality/tables.h"

#include <fmt/format.h>

namespace tamga::quality {

std::string render_table(const std::vector<AlignmentFigures>& figures) {
  constexpr auto kRow = "{:2}  {:16} {:>5} {:>5} {:>8} {:>9} {:>8} {:>8} {:>8} {:>11} {:>8} {:>8} {:>7} {:>7}\n";
  std::string table = fmt::format(kRow, "", "kind", "pairs", "cases", "plagdet", "precision", "recall", "granul.",
                                  "micro", "of verbatim", "reported", "unexpl.", "tok ms", "al. ms");
  for (const AlignmentFigures& cell : figures) {
    const Measures& macro = cell.scores.macro;
    // Where nothing is borrowed, what is reported tells all.
    const auto score = [&](double value) { return cell.scores.cases == 0 ? "-" : fmt::format("{:.4f}", value); };
    table += fmt::format(
        kRow, cell.language, cell.kind, cell.pairs, cell.scores.cases, score(macro.plagdet), score(macro.precision),
        score(macro.recall), score(macro.granularity), score(cell.scores.micro.plagdet),
        cell.of_verbatim ? fmt::format("{:.4f}", *cell.of_verbatim) : "-", cell.pairs_reported, cell.pairs_unexplained,
        fmt::format("{:.2f}", cell.tokenise_ms), fmt::format("{:.2f}", cell.align_ms));
    if (cell.recall_by_obfuscation.size() < 2) continue;
    table += fmt::format("{:20} recall:", "");
    for (const auto& [word, recall] : cell.recall_by_obfuscation) table += fmt::format(" {} {:.3f}", word, recall);
    table += '\n';
  }
  return table;
}

std::string render_table(const std::vector<RetrievalFigures>& figures) {
  std::string table =
      fmt::format("{:2}  {:16} {:12} {:>5} {:>7} {:>7} {:>8} {:>8} {:>9} {:>9}\n", "", "kind", "passage", "works",
                  "first 1", "first 5", "first 20", "aligned", "cut off", "query ms");
  for (const RetrievalFigures& cell : figures) {
    table += fmt::format("{:2}  {:16} {:12} {:5} {:7.3f} {:7.3f} {:8.3f} {:8.2f} {:9.2f} {:9.3f}\n", cell.language,
                         cell.kind, cell.passage, cell.works, cell.first_1, cell.first_5, cell.first_20, cell.aligned,
                         cell.beyond, cell.query_ms);
  }
  return table;
}

}  // namespace tamga::quality
