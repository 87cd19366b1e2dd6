// Results as JSON, and what got worse since stored ones.
//
// A result is a list of cells:
//     {"cell": {"language": "ky", "kind": "heavy"}, "figures": {"plagdet": 0.98, ...}}
// and a file is {"format": "tamga quality", "version": 1, "alignment": [...], "retrieval": [...]}, where either list
// may be missing.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "bench/quality/alignment_figures.h"
#include "bench/quality/retrieval.h"
#include "engine/base/json.h"
#include "engine/base/result.h"

namespace tamga::quality {

Json alignment_cells(const std::vector<AlignmentFigures>& figures);
Json retrieval_cells(const std::vector<RetrievalFigures>& figures);

// Writes a file with one list, "alignment" or "retrieval".
Status write_results(const std::filesystem::path& file, std::string_view list, const Json& cells);

// The list of a file, empty if it is missing. kUnsupported for another format or version, kCorrupt for a cell that is
// none; the errors of read_file.
Result<Json> read_results(const std::filesystem::path& file, std::string_view list);

struct Margins {
  double score = 0.005;  // of plagdet, precision, recall and shares; granularity likewise
  double time = 0.5;     // of processor time, as a share of the old one; differences under 0.2 ms are noise
};

// A sentence for each figure of each cell that is worse than before by more than its margin, and for each cell that is
// gone. Requires lists that read_results or the *_cells functions made.
std::vector<std::string> what_got_worse(const Json& before, const Json& now, const Margins& margins);

}  // namespace tamga::quality
